#include "magpie/catalog/interpret_positions.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/position_signs.h"
#include "magpie/geo/distance.h"

namespace magpie::catalog {

namespace {

using cell::Axis;
using cell::CoordinateValue;

struct Pair {
  std::optional<CoordinateValue> lat;
  std::optional<CoordinateValue> lon;
};

bool is_chinese_lon(double degrees) {
  return degrees >= 73 && degrees <= 136;
}

bool is_chinese_lat(double degrees) {
  return degrees >= 3 && degrees <= 54;
}

class Reader {
 public:
  Reader(SourceTable const& table, ColumnMapping const& mapping, InterpretContext const& context,
         ImportAnswers const& answers)
      : table_(table),
        context_(context),
        answers_(answers),
        lat_(mapping.find("@lat")),
        lon_(mapping.find("@lon")),
        both_(mapping.find("@position")),
        datum_(mapping.find("@datum")) {}

  Positions run() {
    out_.rows.resize(table_.rows.size());
    pairs_.resize(table_.rows.size());
    if (both_ == nullptr && (lat_ == nullptr || lon_ == nullptr)) return std::move(out_);
    out_.column = column_name();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) read_row(i);
    note_swaps_of_reader();
    ask_about_notation();
    ask_about_swap();
    find_middle();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) place_row(i);
    settle_datum();
    return std::move(out_);
  }

 private:
  std::string const& text(ColumnUse const* use, std::size_t row) const {
    static std::string const none;
    auto const& cells = table_.rows[row].cells;
    return use == nullptr || use->column >= cells.size() ? none : cells[use->column];
  }

  std::string name_of(ColumnUse const* use) const {
    return column_label(table_.columns[use->column]);
  }

  // In the file's order; two columns under one heading have its name.
  std::string column_name() const {
    if (both_ != nullptr) return name_of(both_);
    auto const* first = lat_->column < lon_->column ? lat_ : lon_;
    auto const* second = first == lat_ ? lon_ : lat_;
    auto const a = name_of(first), b = name_of(second);
    if (a == b) return a;
    auto const cut = a.find(" / ");
    if (cut != std::string::npos && b.starts_with(a.substr(0, cut + 3))) return a.substr(0, cut);
    return a + ";" + b;
  }

  Finding finding(std::size_t row, std::string column, cell::Remark remark,
                  std::string value) const {
    return {
        table_.rows[row].label, std::move(column),        std::move(remark.code),     remark.action,
        std::move(value),       std::move(remark.stored), std::move(remark.sentence), "location"};
  }

  void say(std::size_t row, cell::Remark remark) {
    if (remark.action == Action::ask && !is_settled(row, remark.code))
      out_.rows[row].is_open = true;
    out_.rows[row].findings.push_back(
        finding(row, out_.column, std::move(remark), out_.rows[row].raw_text));
  }

  void read_row(std::size_t row) {
    if (both_ != nullptr) return read_both(row);
    auto const& lat_text = text(lat_, row);
    auto const& lon_text = text(lon_, row);
    if (cell::is_empty_word(lat_text) && cell::is_empty_word(lon_text)) return;
    out_.rows[row].raw_text = cell::plain(lat_text) + ", " + cell::plain(lon_text);
    auto lat = cell::read_coordinate(lat_text);
    auto lon = cell::read_coordinate(lon_text);
    // Before the remarks are handed on.
    pairs_[row] = {value_or_proposed(lat), value_or_proposed(lon)};
    bool const mixed = lat.value && lon.value && lat.value->notation != lon.value->notation;
    for (auto const& [use, reading] : {std::pair{lat_, &lat}, {lon_, &lon}}) {
      for (auto& remark : reading->remarks) {
        if (mixed && remark.code == "DMS_NOTATION") continue;
        note(row, use, std::move(remark));
      }
    }
    if (mixed) say_mixed(row);
  }

  // What "114,7629" may be: good for checks and for the question of its datum.
  static std::optional<CoordinateValue> value_or_proposed(
      cell::Reading<CoordinateValue> const& reading) {
    if (reading.value) return reading.value;
    for (auto const& remark : reading.remarks) {
      if (remark.code == "DECIMAL_COMMA") return cell::read_coordinate(remark.stored).value;
    }
    return std::nullopt;
  }

  bool is_settled(std::size_t row, std::string const& code) const {
    auto const settled = answers_.settlements.find({table_.rows[row].label, code});
    return settled != answers_.settlements.end() && settled->second != "leave_out";
  }

  void note(std::size_t row, ColumnUse const* use, cell::Remark remark) {
    if (remark.action == Action::quarantine)
      out_.rows[row].quarantined[name_of(use)] = text(use, row);
    if (remark.action == Action::ask && !is_settled(row, remark.code))
      out_.rows[row].is_open = true;
    remark.stored = remark.action == Action::ask ? std::string() : std::move(remark.stored);
    out_.rows[row].findings.push_back(
        finding(row, name_of(use), std::move(remark), text(use, row)));
  }

  void say_mixed(std::size_t row) {
    say(row, {"MIXED_NOTATION",
              Action::ask,
              {fmt::format("“{}”一为小数、一为度分，请核对两个数。", out_.rows[row].raw_text),
               fmt::format("\"{}\" mixes decimals with degrees and minutes; check both numbers.",
                           out_.rows[row].raw_text)}});
  }

  void read_both(std::size_t row) {
    auto reading = cell::read_coordinate_pair(text(both_, row));
    out_.rows[row].raw_text = cell::plain(text(both_, row));
    for (auto& remark : reading.remarks) note(row, both_, std::move(remark));
    if (!reading.value) return;
    auto first = reading.value->first, second = reading.value->second;
    bool const lon_first = first->axis == Axis::lon || second->axis == Axis::lat ||
                           std::abs(first->degrees) > 90 ||
                           (first->axis == Axis::unknown && second->axis == Axis::unknown &&
                            std::abs(second->degrees) <= 90 && header_has_lon_first());
    pairs_[row] = lon_first ? Pair{second, first} : Pair{first, second};
    if (first->notation != second->notation) say_mixed(row);
  }

  bool header_has_lon_first() const {
    auto const word = cell::squeezed(table_.columns[both_->column]);
    auto const lon = std::min({word.find("lon"), word.find("lng"), word.find("经")});
    auto const lat = std::min(word.find("lat"), word.find("纬"));
    return lon < lat;
  }

  static bool is_swapped(Pair const& pair) {
    if (!pair.lat || !pair.lon) return false;
    bool const is_chinese = is_chinese_lon(pair.lat->degrees) && is_chinese_lat(pair.lon->degrees);
    return is_chinese || (std::abs(pair.lat->degrees) > 90 && std::abs(pair.lon->degrees) <= 90);
  }

  static bool is_right(Pair const& pair) {
    return pair.lat && pair.lon && is_chinese_lat(pair.lat->degrees) &&
           is_chinese_lon(pair.lon->degrees);
  }

  // Degrees and minutes written as decimals, in all rows at once.
  void ask_about_notation() {
    std::vector<CoordinateValue> lats, lons;
    for (auto const& pair : pairs_) {
      if (pair.lat) lats.push_back(*pair.lat);
      if (pair.lon) lons.push_back(*pair.lon);
    }
    auto const sign = sign_of_minutes(lats, lons);
    if (!sign) return;
    Finding found;
    found.column = out_.column;
    found.code = "DEGREES_MINUTES";
    found.action = Action::ask;
    found.field = "location";
    auto const sample = cell::number_text((lats.empty() ? lons : lats).front().degrees);
    found.sentence = question_of(*sign, sample);
    out_.file_findings.push_back(found);
    if (answers_.notation == NotationAnswer::unanswered) {
      for (auto& row : out_.rows) row.is_open = true;
      out_.questions.push_back({found.code,
                                "",
                                found.column,
                                found.sentence,
                                {"degrees_minutes", "decimal"},
                                "degrees_minutes",
                                {}});
    }
    if (answers_.notation != NotationAnswer::degrees_minutes) return;
    for (auto& pair : pairs_)
      for (auto* each : {&pair.lat, &pair.lon})
        if (*each) (*each)->degrees = from_degrees_minutes((*each)->degrees, sign->form);
  }

  void find_middle() {
    std::vector<Axes> axes;
    for (auto const& pair : pairs_) {
      if (!pair.lat || !pair.lon || (pair.lat->degrees == 0 && pair.lon->degrees == 0)) continue;
      axes.push_back({pair.lat->degrees, pair.lon->degrees});
    }
    if (file_is_swapped_)
      for (auto& each : axes) std::swap(each.lat, each.lon);
    middle_ = middle_of(axes);
  }

  // The reader of a format knows more of its positions: which features lie apart from all others.
  void note_swaps_of_reader() {
    for (auto const& found : table_.findings) {
      if (found.code != "SWAPPED_AXES" || found.action != Action::ask) continue;
      if (!found.row.empty()) swapped_rows_.insert(found.row);
      if (!found.row.empty()) continue;
      file_is_swapped_ = says_reader_ = true;
      if (answers_.swap != SwapAnswer::unanswered) continue;
      std::vector<std::string> const choices{"swap", "leave"};
      out_.questions.push_back(
          {found.code, "", out_.column, found.sentence, choices, "swap", found.sentence});
    }
  }

  // Within a file that is swapped: whether this row is not.
  bool is_right_here(Pair const& pair) const {
    if (!says_reader_) return is_right(pair);
    return std::abs(pair.lat->degrees) <= 90 && std::abs(pair.lon->degrees) > 90;
  }

  void ask_about_swap() {
    if (both_ != nullptr || file_is_swapped_) return;
    auto const count = [&](auto test) {
      return static_cast<std::size_t>(std::count_if(pairs_.begin(), pairs_.end(), test));
    };
    auto const swapped = count(is_swapped), right = count(is_right);
    if (swapped < 2 || swapped <= right) return;
    file_is_swapped_ = true;
    Finding found;
    found.column = out_.column;
    found.code = "SWAPPED_COLUMNS";
    found.action = Action::ask;
    found.stored = fmt::format("lat from \"{}\", lon from \"{}\"", name_of(lon_), name_of(lat_));
    found.field = "location";
    found.sentence = {
        fmt::format("“{}”列是经度、“{}”列是纬度（{}行中{}行）：两列写反了，整表对调吗？",
                    name_of(lat_), name_of(lon_), pairs_.size(), swapped),
        fmt::format("\"{}\" holds longitudes and \"{}\" latitudes in {} of {} rows: the two "
                    "columns are swapped. "
                    "Swap for the whole file?",
                    name_of(lat_), name_of(lon_), swapped, pairs_.size())};
    out_.file_findings.push_back(found);
    if (answers_.swap != SwapAnswer::unanswered) return;
    out_.questions.push_back(
        {found.code, "", found.column, found.sentence, {"swap", "leave"}, "swap", found.sentence});
  }

  void place_row(std::size_t row) {
    auto pair = pairs_[row];
    if (!pair.lat || !pair.lon) return;
    if (pair.lat->degrees == 0 && pair.lon->degrees == 0) return no_position(row);
    if (file_is_swapped_ && is_right_here(pair)) not_swapped(row, pair);
    if (file_is_swapped_ && !is_right_here(pair) && answers_.swap != SwapAnswer::leave) {
      std::swap(pair.lat, pair.lon);
      if (answers_.swap == SwapAnswer::unanswered) out_.rows[row].is_open = true;
    } else if (swapped_rows_.contains(table_.rows[row].label)) {
      std::swap(pair.lat, pair.lon);
      if (!is_settled(row, "SWAPPED_AXES")) out_.rows[row].is_open = true;
    } else if (auto const read = axes_of(pair); read.fault == AxisFault::sign_lost) {
      pair.lat->degrees = read.axes.lat;
      pair.lon->degrees = read.axes.lon;
      say(row, {"SIGN_LOST",
                Action::ask,
                {fmt::format("“{}”离其他行很远，像是少写或多写了正负号，改号吗？",
                             out_.rows[row].raw_text),
                 fmt::format("\"{}\" lies far from the other rows and near them with another "
                             "sign: change the sign?",
                             out_.rows[row].raw_text)}});
    } else if (read.fault == AxisFault::swapped || (!file_is_swapped_ && is_swapped(pair))) {
      std::swap(pair.lat, pair.lon);
      say(row, {"SWAPPED_AXES",
                Action::ask,
                {fmt::format("“{}”经纬度像是写反了，对调吗？", out_.rows[row].raw_text),
                 fmt::format("\"{}\" seems to have the axes swapped: swap them?",
                             out_.rows[row].raw_text)}});
    }
    out_.rows[row].raw = geo::make_latlng(pair.lat->degrees, pair.lon->degrees);
    if (!out_.rows[row].raw) return out_of_range(row);
    out_.rows[row].decimals = std::max(pair.lat->decimals, pair.lon->decimals);
    if (pair.lat->notation != pair.lon->notation || out_.rows[row].decimals >= 3) return;
    bool const is_whole =
        out_.rows[row].decimals == 0 && pair.lat->notation == cell::Notation::decimal;
    is_whole ? whole_degrees(row) : coarse(row);
  }

  AxisReading axes_of(Pair const& pair) const {
    if (file_is_swapped_) return {};
    return read_axes({pair.lat->degrees, pair.lon->degrees}, middle_);
  }

  void whole_degrees(std::size_t row) {
    say(row, {"WHOLE_DEGREES",
              Action::ask,
              {fmt::format("“{}”只有整度，误差可达100公里，请补小数。", out_.rows[row].raw_text),
               fmt::format("\"{}\" has whole degrees only and may be 100 km off; add the decimals.",
                           out_.rows[row].raw_text)}});
  }

  void no_position(std::size_t row) {
    say(row, {"NO_POSITION",
              Action::accept,
              {"经纬度为0，视为未知，只保留县级位置。",
               "Position 0,0 means unknown; the place keeps its county only."}});
  }

  void not_swapped(std::size_t row, Pair const& pair) {
    say(row, {"NOT_SWAPPED_ROW",
              Action::accept,
              {"仅本行经纬度未写反，按原样读取。",
               "This row has the columns in the right order and is read as it is."},
              fmt::format("lat {}, lon {}", cell::number_text(pair.lat->degrees, 2),
                          cell::number_text(pair.lon->degrees, 2))});
  }

  void out_of_range(std::size_t row) {
    say(row, {"OUT_OF_RANGE",
              Action::quarantine,
              {fmt::format("“{}”不是合法的纬度和经度，不作猜测，请核对。", out_.rows[row].raw_text),
               fmt::format("\"{}\" is no latitude and longitude and is not guessed; check it.",
                           out_.rows[row].raw_text)}});
  }

  void coarse(std::size_t row) {
    say(row, {"COARSE_POSITION",
              Action::accept_with_note,
              {fmt::format("“{}”小数位不足三位，误差可达1公里。", out_.rows[row].raw_text),
               fmt::format("\"{}\" has fewer than three decimals and may be 1 km off.",
                           out_.rows[row].raw_text)}});
  }

  // Cell, header, file, answer: the first that says it.
  std::optional<geo::Datum> stated(std::size_t row, std::string& column) const {
    if (datum_ != nullptr) {
      column = name_of(datum_);
      if (auto const datum = geo::parse_datum(cell::plain(text(datum_, row)))) return datum;
    }
    column = out_.column;
    for (auto const* use : {both_, lat_, lon_}) {
      if (use != nullptr && !use->datum.empty()) return geo::parse_datum(use->datum);
    }
    if (!table_.datum.empty()) return geo::parse_datum(table_.datum);
    return answers_.datum.empty() ? std::nullopt : geo::parse_datum(answers_.datum);
  }

  void settle_datum() {
    std::set<std::pair<geo::Datum, std::string>> converted;
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < out_.rows.size(); ++i) {
      auto& row = out_.rows[i];
      if (!row.raw) continue;
      std::string column;
      auto const datum = stated(i, column);
      if (!datum && geo::is_shifted_region(*row.raw)) missing.push_back(i);
      row.datum = datum.value_or(geo::Datum::wgs84);
      row.wgs84 = geo::to_wgs84(*row.raw, row.datum);
      if (row.datum != geo::Datum::wgs84) converted.emplace(row.datum, column);
    }
    for (auto const& [datum, column] : converted) say_converted(datum, column);
    if (!missing.empty()) ask_datum(missing);
  }

  void say_converted(geo::Datum datum, std::string const& column) {
    Finding found;
    found.column = column;
    found.code = "DATUM_CONVERTED";
    found.action = Action::accept;
    found.stored = "WGS84, raw value and datum kept";
    found.field = "location";
    found.sentence = {
        fmt::format("坐标为{}，已转为WGS84，原值保留。", geo::datum_name(datum)),
        fmt::format("The positions are {} and were converted to WGS84; the raw values are kept.",
                    geo::datum_name(datum))};
    out_.file_findings.push_back(std::move(found));
  }

  // Rows that the catalogue knows by name: in which datum do they lie nearest to it?
  std::optional<std::pair<geo::Datum, double>> proposal(
      std::vector<std::size_t> const& rows) const {
    auto const known = known_positions(rows);
    if (known.size() < 2) return std::nullopt;
    std::optional<std::pair<geo::Datum, double>> best;
    for (auto const datum : {geo::Datum::wgs84, geo::Datum::gcj02, geo::Datum::bd09}) {
      std::vector<double> metres;
      for (auto const& [row, position] : known)
        metres.push_back(geo::distance_m(geo::to_wgs84(*out_.rows[row].raw, datum), position));
      std::nth_element(metres.begin(),
                       metres.begin() + static_cast<std::ptrdiff_t>(metres.size() / 2),
                       metres.end());
      auto const median = metres[metres.size() / 2];
      if (!best || median < best->second) best = {datum, median};
    }
    return best && best->second < 200 ? best : std::nullopt;
  }

  std::vector<std::pair<std::size_t, geo::LatLng>> known_positions(
      std::vector<std::size_t> const& rows) const {
    std::unordered_multimap<std::string_view, geo::LatLng> by_name;
    for (auto const& place : context_.known) {
      auto const name = place.names.find("zh");
      if (place.location && place.precision == Precision::point && name != place.names.end())
        by_name.emplace(name->second, *place.location);
    }
    std::vector<std::pair<std::size_t, geo::LatLng>> known;
    for (auto const row : rows) {
      for (auto const& text : table_.rows[row].cells) {
        auto const [from, to] = by_name.equal_range(text);
        for (auto at = from; at != to; ++at) known.emplace_back(row, at->second);
      }
    }
    return known;
  }

  void ask_datum(std::vector<std::size_t> const& rows) {
    auto const proposed = proposal(rows);
    for (auto const row : rows) {
      out_.rows[row].is_open = true;
      if (proposed) out_.rows[row].datum = proposed->first;
      out_.rows[row].wgs84 = geo::to_wgs84(*out_.rows[row].raw, out_.rows[row].datum);
    }
    Finding found;
    found.row = rows.size() == 1 ? table_.rows[rows.front()].label : "";
    found.column = datum_ != nullptr ? name_of(datum_) : out_.column;
    found.code = "DATUM_MISSING";
    found.action = Action::ask;
    found.field = "location";
    found.sentence = {
        "未写坐标系；国内坐标常为GCJ-02或BD-09，请确认是哪一种。",
        "The datum is not stated; Chinese positions are often GCJ-02 or BD-09: which one is it?"};
    out_.file_findings.push_back(found);
    Question question{
        found.code, found.row, found.column, found.sentence, {"WGS84", "GCJ-02", "BD-09"}, "", {}};
    if (proposed) {
      question.proposed = geo::datum_name(proposed->first);
      question.evidence = {
          fmt::format("按{}换算后，与目录中同名地点相差约{:.0f}米。", question.proposed,
                      proposed->second),
          fmt::format(
              "Read as {}, places of the same name in the catalogue lie about {:.0f} m away.",
              question.proposed, proposed->second)};
    }
    out_.questions.push_back(std::move(question));
  }

  SourceTable const& table_;
  InterpretContext const& context_;
  ImportAnswers const& answers_;
  ColumnUse const* lat_;
  ColumnUse const* lon_;
  ColumnUse const* both_;
  ColumnUse const* datum_;
  std::vector<Pair> pairs_;
  bool file_is_swapped_ = false;
  std::optional<Axes> middle_;
  bool says_reader_ = false;            // the reader of the format said so
  std::set<std::string> swapped_rows_;  // of which the reader said so
  Positions out_;
};

}  // namespace

Positions read_positions(SourceTable const& table, ColumnMapping const& mapping,
                         InterpretContext const& context, ImportAnswers const& answers) {
  return Reader(table, mapping, context, answers).run();
}

}  // namespace magpie::catalog
