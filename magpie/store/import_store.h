// Imports under review: the file with a person's answers, its rows as people see them, the cells
// that wait for a person, and the corrected mappings. Reviews are JSON texts of the contract; the
// store does not look into them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/catalog/vocabulary.h"
#include "magpie/store/db.h"
#include "magpie/store/item_filter.h"

namespace magpie::store {

struct ImportRun {
  std::int64_t id = 0;
  std::string state = "review";  // review, applied, undone, discarded
  std::string file_name;
  std::string member;
  std::string created_by;
  std::int64_t created_at_s = 0;
  std::optional<std::int64_t> applied_at_s;
  std::string bytes_hex;  // for create_import only; see import_bytes
  std::string answers = "{}";
  std::string view = "{}";
  std::optional<std::int64_t> feed_id;  // the feed it was pulled by
};

std::int64_t create_import(Db& db, ImportRun const& run);
std::optional<ImportRun> find_import(Db& db, std::int64_t id);
// The file in hexadecimal; "" where it was forgotten.
std::string import_bytes(Db& db, std::int64_t id);
bool has_import_bytes(Db& db, std::int64_t id, std::string_view bytes_hex);
// Newest first.
std::vector<ImportRun> list_imports(Db& db, std::int64_t limit);
// State, applied_at_s, answers and view.
void save_import(Db& db, ImportRun const& run);
void forget_import_bytes(Db& db, std::int64_t id);
// A run that was never judged to its end leaves nothing.
void drop_import(Db& db, std::int64_t id);
// The newest of a feed.
std::optional<ImportRun> last_import_of_feed(Db& db, std::int64_t feed_id);
// The newest of a feed that waits for a person.
std::optional<std::int64_t> open_import_of_feed(Db& db, std::int64_t feed_id);

struct ImportRow {
  std::int64_t number = 0;
  std::string outcome;
  std::string view;
  std::optional<std::int64_t> place;  // what applying wrote
  std::string base_before;            // JSON of fields; "" for none
  std::string base_after;
};

void clear_import_rows(Db& db, std::int64_t import_id);
void add_import_row(Db& db, std::int64_t import_id, ImportRow const& row);
std::vector<ImportRow> list_import_rows(Db& db, std::int64_t import_id, std::string_view outcome,
                                        std::int64_t after, std::int64_t limit);
// Drops the rows that said nothing new and moved no merge base.
void forget_same_rows(Db& db, std::int64_t import_id);
std::int64_t count_import_rows(Db& db, std::int64_t import_id, std::string_view outcome);

struct Quarantined {
  std::int64_t id = 0;
  std::int64_t import_id = 0;
  catalog::PlaceId place;
  std::string row;
  std::string column;
  std::string field;
  std::string raw;
  std::string code;
  catalog::Words sentence;
  std::optional<std::int64_t> settled_at_s;
  std::string settled_by;
  std::string settled_value;
};

void add_quarantined(Db& db, Quarantined const& cell);
std::optional<Quarantined> find_quarantined(Db& db, std::int64_t id);
// By id, those behind `after`.
std::vector<Quarantined> list_quarantined(Db& db, ItemFilter const& filter, std::int64_t after,
                                          std::int64_t limit);
std::int64_t count_quarantined(Db& db, ItemFilter const& filter);
void settle_quarantined(Db& db, Quarantined const& cell);
// What an import that is taken back left open.
void drop_open_items(Db& db, std::int64_t import_id);

void remember_mapping(Db& db, std::string_view member, std::string_view signature,
                      std::string_view mapping);
std::optional<std::string> find_mapping(Db& db, std::string_view member,
                                        std::string_view signature);

}  // namespace magpie::store
