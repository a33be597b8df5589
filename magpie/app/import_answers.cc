#include "magpie/app/import_answers.h"

#include <map>

namespace magpie::app {

void correct_mapping(catalog::SourceTable const& table, std::vector<api::ColumnUse> const& wanted,
                     catalog::ColumnMapping& mapping) {
  std::map<std::string, std::size_t> used;
  for (auto const& want : wanted) {
    std::size_t skip = used[want.column]++;
    for (auto& use : mapping.columns) {
      if (table.columns.at(use.column) != want.column || skip-- > 0) continue;
      use.field = want.field;
      use.unit = want.unit.value_or("");
      use.statistic = want.statistic.value_or("");
      use.datum = want.datum.value_or("");
      use.certainty = 1;
      break;
    }
  }
}

catalog::ImportAnswers answers_of(api::ImportAnswers const& answers) {
  catalog::ImportAnswers out;
  if (!answers.answers) return out;
  for (auto const& [code, answer] : *answers.answers) {
    auto const at = code.find('@');
    auto const name = code.substr(0, at);
    if (name == "DATUM_MISSING") {
      out.datum = answer;
    } else if (name == "PRICE_MEANING") {
      out.price = answer == "gate_price" ? catalog::PriceAnswer::gate_price
                                         : catalog::PriceAnswer::leave_out;
    } else if (at != std::string::npos) {
      out.settlements[{code.substr(at + 1), name}] = answer;
    } else if (name == "DEGREES_MINUTES") {
      out.notation = answer == "decimal" ? catalog::NotationAnswer::decimal
                                         : catalog::NotationAnswer::degrees_minutes;
    } else if (answer == "swap" || answer == "leave") {
      out.swap = answer == "swap" ? catalog::SwapAnswer::swap : catalog::SwapAnswer::leave;
    }
  }
  return out;
}

}  // namespace magpie::app
