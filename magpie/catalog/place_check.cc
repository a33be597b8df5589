#include "magpie/catalog/place_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string_view>

#include "magpie/base/text.h"
#include "magpie/catalog/place_names.h"
#include "magpie/geo/distance.h"

namespace magpie::catalog {

namespace {

constexpr double kBorderToleranceM = 300;
constexpr double kSamePlaceM = 30;
constexpr double kNearM = 1'500;
constexpr double kNearDegrees = 0.0136;  // a little more than kNearM of latitude
constexpr double kRadians = 0.017453292519943295;
constexpr double kGradeNearM = 3'000;
constexpr std::size_t kCrowd = 50;

std::string kilometres(double metres) {
  return metres < 950 ? fmt::format("{:.0f} m", metres) : fmt::format("{:.1f} km", metres / 1000);
}

class Checker {
 public:
  Checker(std::span<CheckedRow const> rows, CheckContext const& context)
      : rows_(rows), context_(context) {
    for (auto const& row : rows) {
      at_.push_back(row.position ? county_at(*row.position, context) : std::nullopt);
      cores_.push_back(core_name(row.name, region_of(row, at_.back())));
    }
    prepare();
  }

  std::vector<RowFinding> run() {
    std::map<std::string, std::size_t> ids;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].id.empty()) {
        auto const [first, is_new] = ids.emplace(rows_[i].id, i);
        if (!is_new) duplicate_id(i, first->second);
      }
      check_grade(i);
      if (!rows_[i].position) continue;
      compare_with_others(i);
      check_county(i);
      check_name(i);
      check_seat(i);
      check_alliance(i);
    }
    return std::move(out_);
  }

 private:
  County const& county(std::size_t i) const { return context_.names.counties()[i]; }

  std::string region_of(CheckedRow const& row, std::optional<std::size_t> at) const {
    std::string out;
    auto const add = [&](std::size_t i) {
      out +=
          county(i).province_zh + "\n" + county(i).prefecture_zh + "\n" + county(i).name_zh + "\n";
    };
    if (at) add(*at);
    for (auto const i : row.counties) add(i);
    return out + row.county_text;
  }

  void say(std::size_t row, char const* code, Action action, std::string column, Words sentence) {
    Finding finding;
    finding.row = rows_[row].label;
    finding.column = std::move(column);
    finding.code = code;
    finding.action = action;
    finding.value = rows_[row].name;
    finding.sentence = std::move(sentence);
    out_.push_back({row, std::move(finding), {}});
  }

  void duplicate_id(std::size_t row, std::size_t first) {
    say(row, "DUPLICATE_ID", Action::ask, context_.columns.id,
        {fmt::format("编号{}与第{}行重复，请给出各自的编号。", rows_[row].id, rows_[first].label),
         fmt::format("Id {} stands already in row {}; give each its own.", rows_[row].id,
                     rows_[first].label)});
  }

  // Rows within reach, in the order of the file. Of a default position that very many rows carry
  // only those of the same name count.
  std::vector<std::size_t> near_rows(std::size_t row) const {
    auto const [from, to] =
        std::pair(std::lower_bound(by_lat_.begin(), by_lat_.end(), lat_of(row) - kNearDegrees,
                                   [&](std::size_t i, double lat) { return lat_of(i) < lat; }),
                  std::upper_bound(by_lat_.begin(), by_lat_.end(), lat_of(row) + kNearDegrees,
                                   [&](double lat, std::size_t i) { return lat < lat_of(i); }));
    bool const is_crowd = group_of(row).size() > kCrowd;
    double const lon = rows_[row].position->lon(), reach = lon_reach(lat_of(row));
    std::vector<std::size_t> near;
    for (auto at = from; at != to; ++at) {
      if (std::abs(rows_[*at].position->lon() - lon) > reach) continue;
      if (*at == row ||
          (is_crowd && rows_[*at].raw == rows_[row].raw && cores_[*at] != cores_[row]))
        continue;
      if (geo::distance_m(*rows_[row].position, *rows_[*at].position) <= kNearM)
        near.push_back(*at);
    }
    std::sort(near.begin(), near.end());
    return near;
  }

  // A little more than kNearM of longitude; everything near a pole and the date line.
  double lon_reach(double lat) const {
    double const narrow = std::cos((std::abs(lat) + kNearDegrees) * kRadians);
    return narrow < 0.02 || reaches_date_line_ ? 360 : kNearDegrees / narrow;
  }

  double lat_of(std::size_t row) const { return rows_[row].position->lat(); }

  std::vector<std::size_t> const& group_of(std::size_t row) const {
    static std::vector<std::size_t> const none;
    if (!rows_[row].raw) return none;
    auto const found = groups_.find(key_of(*rows_[row].raw));
    return found == groups_.end() ? none : found->second;
  }

  static std::pair<double, double> key_of(geo::LatLng p) { return {p.lat(), p.lon()}; }

  void compare_with_others(std::size_t row) {
    shared_position(row);
    for (auto const other : near_rows(row)) {
      if (other > row) return;
      // One id for two rows is said already.
      if (!rows_[row].id.empty() && rows_[row].id == rows_[other].id) continue;
      bool const equal = rows_[row].raw == rows_[other].raw;
      auto const tie = tie_of(cores_[row], cores_[other]);
      if (equal && tie == NameTie::none && rows_[row].decimals >= 3) continue;
      if (compare_pair(row, other, geo::distance_m(*rows_[row].position, *rows_[other].position)))
        return;
    }
  }

  // Whether something was said about the two.
  bool compare_pair(std::size_t row, std::size_t other, double metres) {
    auto const tie = tie_of(cores_[row], cores_[other]);
    bool const precise = rows_[row].decimals >= 4 && rows_[other].decimals >= 4;
    if (rows_[row].raw == rows_[other].raw && tie == NameTie::same) {
      say(row, "DUPLICATE_POSITION", Action::offer_same_as, context_.columns.name,
          {fmt::format("“{}”与第{}行“{}”位置相同：是同一地点吗？", rows_[row].name,
                       rows_[other].label, rows_[other].name),
           fmt::format("{} has the position of row {} ({}): same place?", rows_[row].name,
                       rows_[other].label, rows_[other].name)});
      return true;
    }
    bool const equal = rows_[row].raw == rows_[other].raw;
    bool const related =
        tie == NameTie::same || tie == NameTie::piece || (equal && tie == NameTie::similar);
    if (!related && !(precise && metres <= kSamePlaceM)) return false;
    suspect_datum(row, other, metres);
    say(row, "SAME_AS", Action::offer_same_as, context_.columns.name,
        {fmt::format("“{}”距第{}行“{}”{}：是同一地点吗？", rows_[row].name, rows_[other].label,
                     rows_[other].name, kilometres(metres)),
         fmt::format("{} lies {} from row {} ({}): same place?", rows_[row].name,
                     kilometres(metres), rows_[other].label, rows_[other].name)});
    return true;
  }

  // Said once, at the first of the rows that share a position and have nothing else in common.
  void shared_position(std::size_t row) {
    auto const& group = group_of(row);
    if (group.size() < 2 || group.front() != row || rows_[row].decimals < 3) return;
    std::vector<std::size_t> others;
    for (auto const other : group) {
      if (other != row && tie_of(cores_[row], cores_[other]) == NameTie::none)
        others.push_back(other);
    }
    if (others.empty()) return;
    auto const& first = rows_[others.front()];
    if (others.size() == 1) {
      say(row, "SHARED_POSITION", Action::ask, "",
          {fmt::format("与第{}行“{}”坐标完全相同，至少一处是默认坐标，请核对。", first.label,
                       first.name),
           fmt::format(
               "Row {} ({}) carries the same position: at least one is a default, check both.",
               first.label, first.name)});
    } else {
      say(row, "SHARED_POSITION", Action::ask, "",
          {fmt::format("本行与第{}行“{}”等共{}行坐标完全相同，像是默认坐标，请逐行核对。",
                       first.label, first.name, others.size() + 1),
           fmt::format(
               "{} rows, row {} ({}) among them, carry this same position, which looks like "
               "a default: check each.",
               others.size() + 1, first.label, first.name)});
    }
    out_.back().others = std::move(others);
  }

  // The shift of another datum, to the digit, between two rows of one name.
  void suspect_datum(std::size_t row, std::size_t other, double metres) {
    if (metres < 150 || !rows_[row].raw) return;
    for (auto const datum : {geo::Datum::bd09, geo::Datum::gcj02, geo::Datum::wgs84}) {
      if (datum == rows_[row].datum) continue;
      if (geo::distance_m(geo::from_wgs84(*rows_[other].position, datum), *rows_[row].raw) > 60)
        continue;
      say(row, "SUSPECT_DATUM", Action::ask, context_.columns.position,
          {fmt::format("坐标与第{}行“{}”相差{}，恰为{}的偏移，是{}坐标吗？", rows_[other].label,
                       rows_[other].name, kilometres(metres), geo::datum_name(datum),
                       geo::datum_name(datum)),
           fmt::format("The position is {} from row {} ({}), just the shift of {}: is it {}?",
                       kilometres(metres), rows_[other].label, rows_[other].name,
                       geo::datum_name(datum), geo::datum_name(datum))});
      return;
    }
  }

  bool is_stated(std::size_t row, std::size_t found) const {
    return std::any_of(rows_[row].counties.begin(), rows_[row].counties.end(),
                       [&](std::size_t i) { return context_.names.is_same_today(i, found); });
  }

  void check_county(std::size_t row) {
    auto const& stated = rows_[row].counties;
    if (stated.empty()) return;
    if (context_.areas == nullptr || !at_[row]) return check_county_by_seat(row);
    if (is_stated(row, *at_[row])) return;
    for (auto const area : context_.areas->within(*rows_[row].position, kBorderToleranceM)) {
      if (is_stated(row, context_.area_counties[area])) return;
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t area = 0; area < context_.area_counties.size(); ++area) {
      if (!is_stated(row, context_.area_counties[area])) continue;
      nearest =
          std::min(nearest, context_.areas->areas()[area].border_distance_m(*rows_[row].position));
    }
    auto const& found = county(*at_[row]);
    auto const& named = county(stated.front());
    say(row, "WRONG_COUNTY", Action::ask, context_.columns.county,
        {fmt::format("坐标落在{}{}（{}），离表中所写的{}界{}，请核对。", found.province_zh,
                     found.name_zh, found.code, named.name_zh, kilometres(nearest)),
         fmt::format(
             "The position lies in {} ({}), {} from the border of {}; check county and position.",
             found.name_zh, found.code, kilometres(nearest), named.name_zh)});
  }

  // A county of area A reaches about sqrt(A/π) from its middle; three times that is surely outside.
  void check_county_by_seat(std::size_t row) {
    double own = std::numeric_limits<double>::infinity();
    double reach = 60'000;
    for (auto const i : rows_[row].counties) {
      if (!county(i).seat) return;
      own = std::min(own, geo::distance_m(*county(i).seat, *rows_[row].position));
      reach = std::max(reach, 3'000 * std::sqrt(county(i).area_km2 / 3.1416));
    }
    bool at_other_seat = false;
    if (own > 15'000) {
      for (auto const i : seats_near(lat_of(row), 2 * kNearDegrees))
        at_other_seat =
            at_other_seat ||
            (!is_stated(row, i) && geo::distance_m(*county(i).seat, *rows_[row].position) < 3'000);
    }
    if (own <= reach && !at_other_seat) return;
    auto const& named = county(rows_[row].counties.front());
    say(row, "WRONG_COUNTY", Action::ask, context_.columns.county,
        {fmt::format("坐标距{}政府驻地{}，请核对区县和坐标。", named.name_zh, kilometres(own)),
         fmt::format("The position is {} from the seat of {}; check county and position.",
                     kilometres(own), named.name_zh)});
  }

  // A name that the catalogue knows in another county of the province, or that begins with the name
  // of one.
  void check_name(std::size_t row) {
    if (!at_[row]) return;
    auto const& found = county(*at_[row]);
    if (context_.known != nullptr) {
      auto const home = context_.known->home_of(cores_[row]);
      if (home && home->county.province_zh == found.province_zh && !is_here(row, home->county))
        return suspect_name(row, home->name, home->county.name_zh);
    }
    auto const begun = by_beginning_.find(std::string_view(rows_[row].name).substr(0, 3));
    if (begun == by_beginning_.end()) return;
    for (auto const index : begun->second) {
      auto const& other = county(index);
      if (!names_county(row, other) || is_here(row, other)) continue;
      return suspect_name(row, cell::county_stem(other.name_zh), other.name_zh);
    }
  }

  // "乾安泥林" names 乾安县; "甘孜州…" names the prefecture of that name, not its county.
  bool names_county(std::size_t row, County const& other) const {
    auto const stem = cell::county_stem(other.name_zh);
    auto const& found = county(*at_[row]);
    return !other.name_zh.ends_with("区") && stem != other.name_zh &&
           rows_[row].name.starts_with(stem) && other.province_zh == found.province_zh &&
           !found.prefecture_zh.starts_with(stem);
  }

  // Whether the position lies in that county, or so near that its name may reach over the border.
  bool is_here(std::size_t row, County const& other) const {
    auto const& found = county(*at_[row]);
    return found.code == other.code || found.name_zh == other.name_zh ||
           (!found.code_current.empty() && found.code_current == other.code_current) ||
           is_near(row, other.code);
  }

  // Within 3 km of the area of that code: names reach over borders.
  bool is_near(std::size_t row, std::string_view code) const {
    for (std::size_t area = 0; area < context_.area_counties.size(); ++area) {
      if (county(context_.area_counties[area]).code != code) continue;
      if (context_.areas->areas()[area].distance_m(*rows_[row].position) < 3'000) return true;
    }
    return false;
  }

  void suspect_name(std::size_t row, std::string_view word, std::string_view home) {
    auto const& found = county(*at_[row]).name_zh;
    say(row, "SUSPECT_NAME_COUNTY", Action::ask, context_.columns.county,
        {fmt::format("“{}”应在{}，坐标却在{}，名称与位置必有一误，请核对。", word, home, found),
         fmt::format(
             "{} belongs to {} by name; the position lies in {}. One of the two is wrong, check.",
             word, home, found)});
  }

  void check_seat(std::size_t row) {
    double const tolerance = rows_[row].decimals <= 2 ? 1'500 : 40;
    auto near = seats_near(lat_of(row), kNearDegrees);
    auto const raw = seats_near(rows_[row].raw->lat(), kNearDegrees);
    near.insert(near.end(), raw.begin(), raw.end());
    std::sort(near.begin(), near.end());
    for (auto const index : near) {
      auto const& seat = county(index);
      if (geo::distance_m(*seat.seat, *rows_[row].position) > tolerance &&
          geo::distance_m(*seat.seat, *rows_[row].raw) > tolerance) {
        continue;
      }
      return say(
          row, "SEAT_POSITION", Action::ask, context_.columns.position,
          {fmt::format("坐标是{}政府驻地的位置：是该点本身的位置，还是只到县级？", seat.name_zh),
           fmt::format(
               "The position is that of the seat of {}: the place itself, or only its county?",
               seat.name_zh)});
    }
  }

  // Counties whose seat lies within so many degrees of latitude.
  std::vector<std::size_t> seats_near(double lat, double degrees) const {
    auto const from =
        std::lower_bound(seats_.begin(), seats_.end(), std::pair(lat - degrees, std::size_t{0}));
    std::vector<std::size_t> near;
    for (auto at = from; at != seats_.end() && at->first <= lat + degrees; ++at)
      near.push_back(at->second);
    return near;
  }

  // A grade that differs from that of the same place in the catalogue.
  void check_grade(std::size_t row) {
    if (context_.known == nullptr || rows_[row].rating == 0) return;
    for (auto const* place : context_.known->places_of(cores_[row])) {
      if (!place->rating || *place->rating == rows_[row].rating || !is_same_place(row, *place))
        continue;
      auto const name = place->names.at("zh");
      return say(
          row, "CONFLICT", Action::ask, context_.columns.rating,
          {fmt::format("“{}”此处为{}A，目录中“{}”为{}A，请核对哪一个现行有效。", rows_[row].name,
                       rows_[row].rating, name, *place->rating),
           fmt::format("{} is {}A here and {} is {}A in the catalogue; check which one holds "
                       "today.",
                       rows_[row].name, rows_[row].rating, name, *place->rating)});
    }
  }

  bool is_same_place(std::size_t row, Place const& place) const {
    bool const has_points =
        rows_[row].position && place.location && place.precision == Precision::point;
    if (has_points) return geo::distance_m(*rows_[row].position, *place.location) < kGradeNearM;
    return std::any_of(rows_[row].counties.begin(), rows_[row].counties.end(),
                       [&](std::size_t i) { return county(i).code == place.county_code; });
  }

  void check_alliance(std::size_t row) {
    if (context_.alliance_codes.empty() || context_.areas == nullptr) return;
    auto const is_inside = [&](std::size_t i) {
      return context_.alliance_codes.contains(county(i).code) ||
             context_.alliance_codes.contains(county(i).code_current) ||
             prefectures_.contains(county(i).prefecture_zh);
    };
    for (auto const area : context_.areas->within(*rows_[row].position, kBorderToleranceM)) {
      if (is_inside(context_.area_counties[area])) return;
    }
    say(row, "OUTSIDE_ALLIANCE", Action::ask, "",
        {fmt::format("{}不在联盟区域内：作为门户保留吗？", rows_[row].name),
         fmt::format("{} lies outside the alliance's regions: keep it as a gateway?",
                     rows_[row].name)});
  }

  // What is looked up again and again.
  void prepare() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].position) continue;
      by_lat_.push_back(i);
      reaches_date_line_ = reaches_date_line_ || std::abs(rows_[i].position->lon()) > 179.5;
      if (rows_[i].raw) groups_[key_of(*rows_[i].raw)].push_back(i);
    }
    std::stable_sort(by_lat_.begin(), by_lat_.end(),
                     [&](std::size_t a, std::size_t b) { return lat_of(a) < lat_of(b); });
    for (std::size_t i = 0; i < context_.names.counties().size(); ++i) {
      if (county(i).seat) seats_.emplace_back(county(i).seat->lat(), i);
      by_beginning_[std::string_view(county(i).name_zh).substr(0, 3)].push_back(i);
    }
    std::sort(seats_.begin(), seats_.end());
    // A neighbour in a prefecture that has a county of the alliance is no stranger.
    for (auto const& each : context_.names.counties()) {
      if (context_.alliance_codes.contains(each.code) && !each.prefecture_zh.empty())
        prefectures_.insert(each.prefecture_zh);
    }
  }

  std::span<CheckedRow const> rows_;
  CheckContext const& context_;
  std::vector<std::optional<std::size_t>> at_;
  std::vector<std::string> cores_;
  std::vector<std::size_t> by_lat_;                                       // rows with a position
  std::map<std::pair<double, double>, std::vector<std::size_t>> groups_;  // raw position → rows
  std::set<std::string_view> prefectures_;
  std::vector<std::pair<double, std::size_t>> seats_;                  // latitude, county
  std::map<std::string_view, std::vector<std::size_t>> by_beginning_;  // of the name → counties
  bool reaches_date_line_ = false;
  std::vector<RowFinding> out_;
};

}  // namespace

std::optional<std::size_t> county_at(geo::LatLng position, CheckContext const& context) {
  if (context.areas == nullptr) return std::nullopt;
  auto const area = context.areas->find(position);
  return area ? std::optional(context.area_counties[*area]) : std::nullopt;
}

std::vector<RowFinding> check_places(std::span<CheckedRow const> rows,
                                     CheckContext const& context) {
  return Checker(rows, context).run();
}

}  // namespace magpie::catalog
