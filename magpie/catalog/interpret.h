// Interpretation: the rows of a file, with a mapping of its columns and a person's answers, become
// drafts of records and findings. While a question about positions is open, the positions it
// concerns stay out of the drafts: nothing is guessed. Raw positions and their datum stay in tags.
//
//   auto const result = interpret(table, guess_mapping(table), context, {});
//   for (auto const& question : result.questions) …ask, put the answer into ImportAnswers, again…
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "magpie/catalog/column_mapping.h"
#include "magpie/catalog/county.h"
#include "magpie/catalog/fields.h"
#include "magpie/catalog/finding.h"
#include "magpie/catalog/source_table.h"
#include "magpie/geo/area.h"

namespace magpie::catalog {

struct InterpretContext {
  std::span<County const> counties;
  geo::AreaIndex const* areas = nullptr;  // may be null
  std::vector<std::string> area_codes;    // area → county code
  std::set<std::string> alliance_codes;   // empty = positions are not compared with the alliance
  std::map<std::string, std::string> members;  // name as files write it → slug
  std::string default_member;
  std::span<Place const> known;  // the catalogue, to compare with; may be empty
  std::string today;             // "2026-11-24"; "" = dates are not compared with it
  // Hears how many rows are done, counted over the whole work; false stops it. May be empty.
  std::function<bool(std::size_t)> on_row{};
};

enum class SwapAnswer { unanswered, swap, leave };
enum class PriceAnswer { unanswered, gate_price, leave_out };
enum class NotationAnswer { unanswered, degrees_minutes, decimal };

struct ImportAnswers {
  SwapAnswer swap = SwapAnswer::unanswered;
  std::string datum;  // "GCJ-02"; "" = unanswered
  PriceAnswer price = PriceAnswer::unanswered;
  NotationAnswer notation = NotationAnswer::unanswered;
  // {row, code} → "leave_out", "split" (see split_rows.h), or what takes it as
  // read or as proposed: "keep", "swap", "change_sign"
  std::map<std::pair<std::string, std::string>, std::string> settlements;
};

struct Draft {
  std::string row;
  std::string id;  // "" where the file gives none
  FieldMap fields;
  std::map<std::string, std::string> tags;         // become the field "tags" in the end
  std::map<std::string, std::string> quarantined;  // column → text
};

struct Question {
  std::string code;
  std::string row;  // "" for the whole file
  std::string column;
  Words sentence;
  std::vector<std::string> choices;
  std::string proposed;  // one of choices, or ""
  Words evidence;
};

struct Interpretation {
  std::vector<Draft> drafts;
  std::vector<Finding> findings;  // of the file first, then row by row
  std::vector<Question> questions;
};

// Nothing where `on_row` stopped it.
std::optional<Interpretation> interpret_until(SourceTable const& table,
                                              ColumnMapping const& mapping,
                                              InterpretContext const& context,
                                              ImportAnswers const& answers);
Interpretation interpret(SourceTable const& table, ColumnMapping const& mapping,
                         InterpretContext const& context, ImportAnswers const& answers);

}  // namespace magpie::catalog
