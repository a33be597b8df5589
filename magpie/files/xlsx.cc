#include "magpie/files/xlsx.h"

#include <map>
#include <optional>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/files/xlsx_sheet.h"
#include "magpie/files/xml_stream.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kSheetsMax = 200;

struct Relation {
  std::string target;
  std::string type;
};

struct RelationHandler {
  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name != "Relationship") return;
    relations[std::string(attributes["Id"])] = {std::string(attributes["Target"]),
                                                std::string(attributes["Type"])};
  }
  void end(std::string_view) {}
  void text(std::string_view) {}
  std::map<std::string, Relation> relations;
  std::optional<base::Error> error;
};

struct BookHandler {
  struct Entry {
    std::string name;
    std::string relation;
    bool is_hidden = false;
  };
  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name == "workbookPr") {
      auto const value = attributes["date1904"];
      if (value == "1" || value == "true") dates = DateSystem::from_1904;
    } else if (name == "sheet" && sheets.size() < kSheetsMax) {
      auto const state = attributes["state"];
      sheets.push_back({std::string(attributes["name"]), std::string(attributes.prefixed("id")),
                        !state.empty() && state != "visible"});
    }
  }
  void end(std::string_view) {}
  void text(std::string_view) {}
  std::vector<Entry> sheets;
  DateSystem dates = DateSystem::from_1900;
  std::optional<base::Error> error;
};

struct StyleHandler {
  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name == "numFmt" && !in_cells) {
      auto const id = static_cast<int>(base::parse_integer(attributes["numFmtId"]).value_or(-1));
      codes[id] = style_of_code(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      in_cells = true;
    } else if (name == "xf" && in_cells && styles.size() < 100'000) {
      auto const id = static_cast<int>(base::parse_integer(attributes["numFmtId"]).value_or(0));
      auto const own = codes.find(id);
      styles.push_back(own != codes.end() ? own->second
                                          : builtin_style(id).value_or(NumberStyle::number));
    }
  }
  void end(std::string_view name) {
    if (name == "cellXfs") in_cells = false;
  }
  void text(std::string_view) {}
  std::map<int, NumberStyle> codes;
  std::vector<NumberStyle> styles;
  bool in_cells = false;
  std::optional<base::Error> error;
};

struct StringHandler {
  void start(std::string_view name, XmlAttributes const&) {
    if (name == "rPh") ++phonetic;
    if (name == "t") in_text = phonetic == 0;
  }
  void end(std::string_view name) {
    if (name == "rPh") --phonetic;
    if (name == "t") in_text = false;
    if (name != "si") return;
    bytes += current.size();
    if (strings.size() >= limits.cells || bytes > limits.text_bytes) {
      error = base::Error{ErrorCode::too_large,
                          "The workbook has more text than one import takes; split it."};
    }
    strings.push_back(unescape_xlsx(current));
    current.clear();
  }
  void text(std::string_view piece) {
    if (in_text) current += piece;
  }
  XlsxLimits limits{};
  std::vector<std::string> strings{};
  std::string current{};
  std::size_t bytes = 0;
  int phonetic = 0;
  bool in_text = false;
  std::optional<base::Error> error{};
};

template <class Handler>
base::Status read_part(XlsxZip& zip, std::string const& part, XlsxLimits const& limits,
                       Handler& handler) {
  XmlStream<Handler> stream(handler, limits.depth, damaged_workbook());
  MAGPIE_TRY_STATUS(zip.read(part, [&](std::string_view piece) { return stream.feed(piece); }));
  return stream.finish();
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// A target is relative to the folder of the part that names it, or absolute.
std::string resolve(std::string const& folder, std::string target) {
  if (!target.empty() && target.front() == '/') return target.substr(1);
  auto base_folder = folder;
  while (target.substr(0, 3) == "../") {
    target.erase(0, 3);
    auto const cut = base_folder.substr(0, base_folder.size() - 1).rfind('/');
    base_folder = cut == std::string::npos ? "" : base_folder.substr(0, cut + 1);
  }
  return base_folder + target;
}

// The main part; the specification lets it lie anywhere.
base::Result<std::string> book_part(XlsxZip& zip, XlsxLimits const& limits) {
  if (zip.has("_rels/.rels")) {
    RelationHandler handler;
    MAGPIE_TRY_STATUS(read_part(zip, "_rels/.rels", limits, handler));
    for (auto const& [id, relation] : handler.relations) {
      auto part = resolve("", relation.target);
      if (ends_with(relation.type, "/officeDocument") && zip.has(part)) return part;
    }
  }
  if (zip.has("xl/workbook.xml")) return std::string("xl/workbook.xml");
  return tl::make_unexpected(damaged_workbook());
}

struct BookParts {
  std::string folder;
  std::map<std::string, Relation> relations;

  // The part of that type, "" where there is none.
  std::string of_type(std::string_view type) const {
    for (auto const& [id, relation] : relations) {
      if (ends_with(relation.type, type)) return resolve(folder, relation.target);
    }
    return "";
  }
};

base::Result<BookParts> book_parts(XlsxZip& zip, std::string const& book,
                                   XlsxLimits const& limits) {
  auto const slash = book.rfind('/') + 1;
  BookParts parts{book.substr(0, slash), {}};
  RelationHandler handler;
  MAGPIE_TRY_STATUS(
      read_part(zip, parts.folder + "_rels/" + book.substr(slash) + ".rels", limits, handler));
  parts.relations = std::move(handler.relations);
  return parts;
}

base::Status read_styles_and_strings(XlsxZip& zip, BookParts const& parts, XlsxBook& book) {
  if (auto const part = parts.of_type("/styles"); !part.empty() && zip.has(part)) {
    StyleHandler handler;
    MAGPIE_TRY_STATUS(read_part(zip, part, book.limits, handler));
    book.styles = std::move(handler.styles);
  }
  if (auto const part = parts.of_type("/sharedStrings"); !part.empty() && zip.has(part)) {
    StringHandler handler{book.limits};
    MAGPIE_TRY_STATUS(read_part(zip, part, book.limits, handler));
    book.strings = std::move(handler.strings);
  }
  return {};
}

}  // namespace

base::Result<Workbook> read_xlsx(std::string_view bytes, XlsxLimits const& limits) {
  MAGPIE_TRY(auto zip, XlsxZip::open(bytes, limits));
  MAGPIE_TRY(auto const main_part, book_part(zip, limits));
  BookHandler handler;
  MAGPIE_TRY_STATUS(read_part(zip, main_part, limits, handler));
  MAGPIE_TRY(auto const parts, book_parts(zip, main_part, limits));
  XlsxBook book;
  book.limits = limits;
  book.dates = handler.dates;
  MAGPIE_TRY_STATUS(read_styles_and_strings(zip, parts, book));
  Workbook workbook;
  workbook.dates = handler.dates;
  for (auto const& entry : handler.sheets) {
    auto const relation = parts.relations.find(entry.relation);
    // A chart has a sheet of its own, without cells.
    if (relation == parts.relations.end() || !ends_with(relation->second.type, "/worksheet")) {
      continue;
    }
    Sheet sheet{entry.name, entry.is_hidden, {}, {}};
    MAGPIE_TRY_STATUS(read_sheet(zip, resolve(parts.folder, relation->second.target), book, sheet));
    workbook.sheets.push_back(std::move(sheet));
  }
  if (workbook.sheets.empty()) return tl::make_unexpected(damaged_workbook());
  return workbook;
}

}  // namespace magpie::files
