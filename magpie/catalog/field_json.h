// The parts of a record as JSON: shared by fields_of, set_field and the store, so that a value has
// one spelling. Objects leave out what is unknown.
#pragma once

#include <nlohmann/json.hpp>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

void to_json(nlohmann::json& json, Alias const& alias);
void from_json(nlohmann::json const& json, Alias& alias);
void to_json(nlohmann::json& json, Designation const& designation);
void from_json(nlohmann::json const& json, Designation& designation);
void to_json(nlohmann::json& json, Price const& price);
void from_json(nlohmann::json const& json, Price& price);
void to_json(nlohmann::json& json, Measurement const& measurement);
void from_json(nlohmann::json const& json, Measurement& measurement);
void to_json(nlohmann::json& json, Experience const& experience);
void from_json(nlohmann::json const& json, Experience& experience);
void to_json(nlohmann::json& json, Media const& media);
void from_json(nlohmann::json const& json, Media& media);
void to_json(nlohmann::json& json, Link const& link);
void from_json(nlohmann::json const& json, Link& link);
void to_json(nlohmann::json& json, FieldSource const& source);
void from_json(nlohmann::json const& json, FieldSource& source);

// Text that may hold bytes that are no UTF-8 (a source's own) is written with replacements.
std::string dump_json(nlohmann::json const& json);

}  // namespace magpie::catalog
