// What of a record may leave, and to whom. The rule stands in docs/methods/licences.md: nothing
// goes to everybody without a licence; inside the alliance everything goes but pictures without
// one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "magpie/app/catalogue.h"

namespace magpie::app {

enum class Audience { alliance, everybody };

struct OutgoingRecord {
  catalog::Place place;     // without what may not leave
  std::string licence;      // "CC BY 4.0"; "" only inside the alliance
  std::string attribution;  // "国家文物局; GeoNames", of all sources of the fields that stay
};

class Outgoing {
 public:
  // `catalogue` outlives this.
  explicit Outgoing(Catalogue const& catalogue);
  // Nothing for a record that may not go there.
  std::optional<OutgoingRecord> record(catalog::Place const& place, Audience audience) const;
  // Whether record() has something for everybody; cheap enough for every record of a catalogue.
  bool is_public(catalog::Place const& place) const;

 private:
  catalog::Source const* find_source(std::string_view key) const;
  bool is_licensed(std::string_view key) const;
  // False where a value cannot be taken out, such as the kind: then nothing goes.
  bool drop_unlicensed_fields(catalog::Place& place) const;
  std::string attribution_of(catalog::Place const& place) const;

  std::map<std::string, catalog::Source const*, std::less<>> sources_;
};

// Sources name a column of the file as it was sent; most are called like the field.
std::string field_of_column(std::string const& column);

}  // namespace magpie::app
