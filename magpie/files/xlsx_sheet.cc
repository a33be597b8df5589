#include "magpie/files/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "magpie/base/text.h"
#include "magpie/files/xml_stream.h"

namespace magpie::files {

namespace {

constexpr int kRowMax = 1'048'576;
constexpr int kColumnMax = 16'384;
constexpr std::size_t kMergesMax = 100'000;

struct CellPlace {
  int row = 0;
  int column = 0;
};

// "B7" or "$B$7"; moves `text` past it.
std::optional<CellPlace> take_place(std::string_view& text) {
  CellPlace place;
  if (!text.empty() && text.front() == '$') text.remove_prefix(1);
  while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
         place.column <= kColumnMax) {
    place.column = place.column * 26 + (text.front() - 'A' + 1);
    text.remove_prefix(1);
  }
  if (!text.empty() && text.front() == '$') text.remove_prefix(1);
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), place.row);
  if (error != std::errc() || place.column < 1 || place.column > kColumnMax || place.row < 1 ||
      place.row > kRowMax) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  --place.column;
  return place;
}

std::optional<MergedArea> parse_area(std::string_view text) {
  auto const from = take_place(text);
  if (!from || text.empty() || text.front() != ':') return std::nullopt;
  text.remove_prefix(1);
  auto const to = take_place(text);
  if (!to || to->row < from->row || to->column < from->column) return std::nullopt;
  return MergedArea{from->row, from->column, to->row, to->column};
}

// SUM(I5:I14), SUBTOTAL(9,I5:I14), also inside other functions.
CellFormula formula_kind(std::string_view formula) {
  for (auto const name : {"SUM(", "SUBTOTAL("}) {
    auto const at = formula.find(name);
    if (at == std::string_view::npos) continue;
    auto rest = formula.substr(at + std::string_view(name).size());
    if (name[3] == 'T') rest.remove_prefix(std::min(rest.find(',') + 1, rest.size()));
    auto const area = parse_area(rest.substr(std::min(rest.find_first_not_of(' '), rest.size())));
    if (area && area->bottom > area->top) return CellFormula::sum;
  }
  return CellFormula::other;
}

class SheetHandler {
 public:
  SheetHandler(XlsxBook& book, Sheet& sheet) : book_(book), sheet_(sheet) {}

  void start(std::string_view name, XmlAttributes const& attributes);
  void end(std::string_view name);
  void text(std::string_view piece);

  std::optional<base::Error> error;

 private:
  enum class Into { nothing, value, formula };
  void start_row(XmlAttributes const& attributes);
  void start_cell(XmlAttributes const& attributes);
  void start_formula(XmlAttributes const& attributes);
  void end_cell();
  void end_formula();
  bool set_text();

  XlsxBook& book_;
  Sheet& sheet_;
  SheetRow row_;
  SheetCell cell_;
  std::string type_;
  std::string value_;
  std::string formula_;
  std::string shared_;  // number of the shared formula
  std::map<std::string, CellFormula> shared_kinds_;
  NumberStyle style_ = NumberStyle::number;
  Into into_ = Into::nothing;
  bool in_cell_ = false;
  int phonetic_ = 0;
  int next_column_ = 0;
};

void SheetHandler::start_row(XmlAttributes const& attributes) {
  auto const previous = row_.number;
  row_ = {};
  row_.number = static_cast<int>(
      base::parse_integer(attributes["r"]).value_or(static_cast<std::int64_t>(previous) + 1));
  row_.is_hidden = attributes["hidden"] == "1" || attributes["hidden"] == "true";
  next_column_ = 0;
  if (row_.number <= previous || row_.number > kRowMax) error = damaged_workbook();
}

void SheetHandler::start_cell(XmlAttributes const& attributes) {
  cell_ = {};
  value_.clear();
  shared_.clear();
  in_cell_ = true;
  cell_.column = next_column_;
  auto reference = attributes["r"];
  if (!reference.empty()) {
    auto const place = take_place(reference);
    if (!place || place->column < next_column_) {
      error = damaged_workbook();
      return;
    }
    cell_.column = place->column;
  }
  next_column_ = cell_.column + 1;
  type_ = attributes["t"];
  auto const style = base::parse_integer(attributes["s"]).value_or(0);
  bool const is_known = style >= 0 && static_cast<std::size_t>(style) < book_.styles.size();
  style_ = is_known ? book_.styles[static_cast<std::size_t>(style)] : NumberStyle::number;
}

void SheetHandler::start_formula(XmlAttributes const& attributes) {
  into_ = Into::formula;
  formula_.clear();
  if (attributes["t"] == "shared") shared_ = attributes["si"];
}

void SheetHandler::start(std::string_view name, XmlAttributes const& attributes) {
  if (name == "row") {
    start_row(attributes);
  } else if (name == "c") {
    start_cell(attributes);
  } else if (name == "f" && in_cell_) {
    start_formula(attributes);
  } else if (name == "rPh") {
    ++phonetic_;
  } else if ((name == "v" || name == "t") && in_cell_ && phonetic_ == 0) {
    into_ = Into::value;
  } else if (name == "mergeCell") {
    auto const area = parse_area(attributes["ref"]);
    if (area && sheet_.merges.size() < kMergesMax) sheet_.merges.push_back(*area);
  }
}

void SheetHandler::text(std::string_view piece) {
  if (into_ == Into::value) value_ += piece;
  if (into_ == Into::formula) formula_ += piece;
}

void SheetHandler::end_formula() {
  into_ = Into::nothing;
  if (!formula_.empty()) {
    cell_.formula = formula_kind(formula_);
    if (!shared_.empty()) shared_kinds_[shared_] = cell_.formula;
  } else {
    auto const master = shared_kinds_.find(shared_);
    cell_.formula = master == shared_kinds_.end() ? CellFormula::other : master->second;
  }
}

// Whether the cell has content.
bool SheetHandler::set_text() {
  if (type_ == "s") {
    auto const index = base::parse_integer(value_).value_or(-1);
    if (index < 0 || static_cast<std::size_t>(index) >= book_.strings.size()) {
      if (!value_.empty()) error = damaged_workbook();
      return false;
    }
    cell_.text = book_.strings[static_cast<std::size_t>(index)];
  } else if (type_ == "str" || type_ == "inlineStr") {
    cell_.text = unescape_xlsx(value_);
  } else if (type_ == "e") {
    cell_.kind = CellKind::error;
    cell_.text = value_;
  } else if (type_ == "b") {
    cell_.kind = CellKind::boolean;
    if (!value_.empty()) cell_.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
  } else if (type_ == "d") {
    cell_.kind = CellKind::date;
    cell_.text = value_;
    auto const zero_clock = cell_.text.find("T00:00:00");
    if (zero_clock != std::string::npos) cell_.text.resize(zero_clock);
  } else if (!value_.empty()) {
    cell_.kind = style_ == NumberStyle::number ? CellKind::number : CellKind::date;
    cell_.text = styled_text(value_, style_, book_.dates);
  }
  return !cell_.text.empty() || cell_.formula != CellFormula::none;
}

void SheetHandler::end_cell() {
  in_cell_ = false;
  if (!set_text()) return;
  book_.text_bytes += cell_.text.size();
  if (++book_.cells > book_.limits.cells || book_.text_bytes > book_.limits.text_bytes) {
    error = base::Error{base::ErrorCode::too_large,
                        "The workbook has more cells or text than one import takes (2,000,000 "
                        "cells); split it."};
    return;
  }
  row_.cells.push_back(std::move(cell_));
}

void SheetHandler::end(std::string_view name) {
  if (name == "c") {
    end_cell();
  } else if (name == "f") {
    end_formula();
  } else if (name == "v" || name == "t") {
    into_ = Into::nothing;
  } else if (name == "rPh") {
    --phonetic_;
  } else if (name == "row" && !row_.cells.empty()) {
    auto const number = row_.number;
    sheet_.rows.push_back(std::move(row_));
    row_ = {};
    row_.number = number;
  }
}

}  // namespace

base::Status read_sheet(XlsxZip& zip, std::string const& part, XlsxBook& book, Sheet& sheet) {
  SheetHandler handler(book, sheet);
  XmlStream<SheetHandler> stream(handler, book.limits.depth, damaged_workbook());
  MAGPIE_TRY_STATUS(zip.read(part, [&](std::string_view piece) { return stream.feed(piece); }));
  return stream.finish();
}

std::string unescape_xlsx(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    unsigned code = 0;
    if (text[at] == '_' && at + 7 <= text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
      auto const* begin = text.data() + at + 2;
      auto const [end, error] = std::from_chars(begin, begin + 4, code, 16);
      bool const is_character = code != 0 && (code < 0xD800 || code > 0xDFFF);
      if (error == std::errc() && end == begin + 4 && is_character) {
        out += base::to_utf8(std::u32string(1, static_cast<char32_t>(code)));
        at += 7;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

}  // namespace magpie::files
