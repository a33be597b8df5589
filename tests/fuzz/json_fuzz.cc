// JSON bodies: whatever comes in, reading it answers with a value or one sentence, and what was
// read can be written and read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "magpie/http/api/json.h"
#include "magpie/http/api/types.gen.h"

namespace {

namespace api = magpie::http::api;

template <class T>
void read_and_write(nlohmann::json const& json) {
  auto const value = api::read<T>(json);
  if (!value) return;
  auto const again = api::read<T>(api::to_json_value(*value));
  if (!again || !(*again == *value)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const json = api::parse_body({reinterpret_cast<char const*>(data), size});
  if (!json) return 0;
  read_and_write<api::TripRequest>(*json);
  read_and_write<api::PlanDraft>(*json);
  read_and_write<api::Plan>(*json);
  read_and_write<api::RouteDraft>(*json);
  read_and_write<api::Credentials>(*json);
  return 0;
}
