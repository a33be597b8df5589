// The fields of a record by name, each with its value as canonical JSON text. Merging, history,
// bulk edit, import and forms all work on fields; Place is the same record with types. What is
// unknown is absent: no field ever holds null, "" or [].
//
//   FieldMap const fields = fields_of(place);       // {"name.zh": "\"赵州桥\"", "rating": "4", …}
//   MAGPIE_TRY_STATUS(set_field(place, "rating", "5"));
//
// Positions are one field, "location": [lon, lat] in WGS84 with at most seven decimals.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/catalog/place.h"
#include "magpie/catalog/vocabulary.h"

namespace magpie::catalog {

using FieldMap = std::map<std::string, std::string>;

enum class FieldType {
  text,         // a JSON string
  long_text,    // the same, over several lines
  integer,      // a JSON integer
  number,       // a JSON number
  money,        // an integer in fen
  boolean,      // true or false
  choice,       // one word of `choices`
  words,        // an array of strings
  date,         // "2025", "2025-07" or "2025-07-01"
  hours,        // opening hours in OSM syntax
  position,     // [lon, lat]
  measurement,  // an array of objects, see Place::measurements
  object_list,  // an array of objects of another kind
  text_map,     // an object of strings
};

// What one piece of a row is; place, source, member and field are the key of one.
enum class ColumnType {
  text,
  integer,
  number,
  money,  // fen
  boolean,
  choice,
  words,
  date,
  clock,  // minutes since midnight
  place,
  source,
  member,
  field,
};

struct FieldOption {
  std::string value;
  Words label;
};

// A piece of each row of a field that holds rows.
struct FieldColumn {
  std::string
      name;  // in the object; "key" and "value" of a text_map; "" where the row is the value
  ColumnType type = ColumnType::text;
  Words label;
  bool is_required = false;  // a row without it says nothing
  std::vector<FieldOption> options;
  bool may_be_other = false;  // a word beyond the options is taken as well
  double low = 0;             // the range of numbers, where low < high
  double high = 0;
  std::string unit;
};

struct FieldInfo {
  std::string name;  // "rating"; "name.*" stands for name.zh, name.en …
  FieldType type = FieldType::text;
  std::string group;  // names, place, quality, visit, money, capacity, people, media, origin
  Words label;
  std::vector<std::string> choices;
  double low = 0;  // the range of numbers, where low < high
  double high = 0;
  std::string unit;  // "min", "°C"; "" for none
  // With object_list, measurement, text_map and words; one on a text that is the key of a record.
  std::vector<FieldColumn> columns;
};

// All fields in the order people fill them in.
std::span<FieldInfo const> all_fields();
// The registry's row for "name.zh" is the one of "name.*". Null for a field that does not exist.
FieldInfo const* field_info(std::string_view field);
std::string_view field_type_name(FieldType type);
std::string_view column_type_name(ColumnType type);

FieldMap fields_of(Place const& place);
// Whether fields_of() has it.
bool has_field(Place const& place, std::string_view field);
// Refuses an unknown field, a value of the wrong type, and one out of range, naming the field.
// An empty text or "null" clears the field.
base::Status set_field(Place& place, std::string_view field, std::string_view json);
// Sets all of `fields`; those that are refused are left out and returned with their reason.
std::vector<base::Error> set_fields(Place& place, FieldMap const& fields);

}  // namespace magpie::catalog
