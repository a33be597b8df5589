// Any bytes as a CSV file: no reader may crash, hang, or lose count of its rows.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "magpie/base/check.h"
#include "magpie/files/counties_csv.h"
#include "magpie/files/csv.h"
#include "magpie/files/holidays_csv.h"
#include "magpie/files/members_csv.h"
#include "magpie/files/places_csv.h"
#include "magpie/files/sources_csv.h"

namespace {

template <class Import>
void check_counts(Import const& import) {
  if (!import) {
    MAGPIE_CHECK(!import.error().message.empty());
    return;
  }
  auto const& report = import->report;
  MAGPIE_CHECK(report.rows_taken <= report.rows_read);
  std::size_t refused = 0;
  for (auto const& problem : report.problems) refused += problem.refused ? 1 : 0;
  MAGPIE_CHECK(refused == report.rows_refused());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  check_counts(magpie::files::read_places_csv(bytes));
  check_counts(magpie::files::read_members_csv(bytes));
  check_counts(magpie::files::read_sources_csv(bytes));
  check_counts(magpie::files::read_holidays_csv(bytes));
  check_counts(magpie::files::read_counties_csv(bytes));
  return 0;
}
