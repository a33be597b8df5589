#include "magpie/app/place_facts.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "magpie/app/hours_words.h"
#include "magpie/app/page_words.h"
#include "magpie/catalog/quality.h"
#include "magpie/catalog/vocabulary.h"
#include "magpie/http/api/words.h"

namespace magpie::app {

namespace {

using catalog::Place;

// Never the county seat that stands in for a position.
std::optional<geo::LatLng> own_point(Place const& place) {
  return place.precision == catalog::Precision::point ? place.location : std::nullopt;
}

// Collects the rows of one place in one language.
class Facts {
 public:
  Facts(Place const& place, std::string const& currency, PageLanguage language)
      : place_(place), currency_(currency), language_(language) {}

  std::vector<Fact> all() {
    add_standing();
    add_hours();
    add_prices();
    add_visit();
    add_people();
    add_contact();
    return std::move(facts_);
  }

 private:
  std::string say(api::Sentence const& words) const { return html(in(language_, words)); }

  void add_html(api::Sentence const& label, std::string value) {
    if (!value.empty()) facts_.push_back({in(language_, label), std::move(value)});
  }

  void add(api::Sentence const& label, api::Sentence const& value) { add_html(label, say(value)); }

  bool lacks(catalog::Missing field) const {
    auto const missing = catalog::missing_in(place_);
    return std::find(missing.begin(), missing.end(), field) != missing.end();
  }

  std::string unknown(api::Sentence const& words) const {
    return "<span class=\"quiet\">" + say(words) + "</span>";
  }

  void add_standing() {
    std::string lines;
    for (auto const& title : place_.designations) {
      if (!lines.empty()) lines += "<br>";
      lines += say(designation_words(title.code));
      if (title.year) lines += fmt::format(" ({})", *title.year);
    }
    add_html({"称号", "Designations"}, lines);
    add_position();
    add({"开业", "Opened"}, day_words(place_.opened_on));
    add({"关闭", "Closed"}, day_words(place_.closed_on));
  }

  void add_position() {
    if (auto const at = own_point(place_)) {
      auto const text =
          fmt::format("{:.5f}° {}, {:.5f}° {}", std::abs(at->lat()), at->lat() < 0 ? "S" : "N",
                      std::abs(at->lon()), at->lon() < 0 ? "W" : "E");
      add_html({"位置", "Position"},
               fmt::format("<a href=\"geo:{:.6f},{:.6f}\">{}</a> <small>WGS 84</small>", at->lat(),
                           at->lon(), text));
    } else if (!place_.county_zh.empty() && catalog::has_ground(place_.kind)) {
      add({"位置", "Position"}, {place_.county_zh + "（只知道区县，未标出准确位置）",
                                 place_.county_zh + " (only the county is known)"});
    }
  }

  void add_hours() {
    api::Sentence const label{"开放时间", "Opening hours"};
    if (place_.opening_hours.empty()) {
      if (lacks(catalog::Missing::opening_hours)) {
        add_html(label, unknown({"未提供，出发前请先询问", "not given: ask before you go"}));
      }
      return;
    }
    if (auto const words = opening_hours_words(place_.opening_hours)) {
      add(label, *words);
    } else {
      add_html(label, html(place_.opening_hours));
    }
  }

  void add_prices() {
    api::Sentence const label{"门票", "Admission"};
    if (place_.price) {
      add(label, http::api::money_words(place_.price->value(), currency_));
    } else if (place_.has_fee == false) {
      add(label, {"免费", "free"});
    } else if (lacks(catalog::Missing::price)) {
      add_html(label, unknown({"未提供", "not given"}));
    }
    std::string lines;
    for (auto const& price : place_.prices) {
      if (!lines.empty()) lines += "<br>";
      lines += say(page_words(catalog::WordList::price_category, price.category)) + " " +
               say(http::api::money_words(price.amount.value(), currency_));
      if (!price.note.empty()) lines += " <small>" + html(price.note) + "</small>";
    }
    add_html({"其他票价", "Other prices"}, lines);
  }

  void add_visit() {
    if (place_.visit_minutes) {
      add({"游览时间", "Time for a visit"}, http::api::duration_words(*place_.visit_minutes));
    }
    if (place_.visit_minutes_min) {
      add({"最短游览", "Shortest visit"}, http::api::duration_words(*place_.visit_minutes_min));
    }
    if (place_.beds) add_count({"床位", "Beds"}, *place_.beds, {"张", ""});
    if (place_.capacity_instant) {
      add_count({"瞬时承载量", "Capacity at a time"}, *place_.capacity_instant, {"人", " persons"});
    }
    if (place_.capacity_daily) {
      add_count({"日承载量", "Capacity a day"}, *place_.capacity_daily, {"人", " persons"});
    }
    if (place_.visitors_10k_per_year) {
      auto const tens = *place_.visitors_10k_per_year;
      add({"年接待量", "Visitors a year"},
          {figure_text(tens) + "万人次", figure_text(tens * 10'000) + " person-trips"});
    }
  }

  void add_count(api::Sentence const& label, double value, api::Sentence const& unit) {
    add(label, {figure_text(value) + unit.zh, figure_text(value) + unit.en});
  }

  void add_people() {
    if (place_.wheelchair != catalog::Wheelchair::unknown) {
      add({"轮椅通行", "Wheelchair"},
          page_words(PageList::wheelchair, catalog::wheelchair_name(place_.wheelchair)));
    }
    add_html({"无障碍设施", "Accessibility"},
             joined(catalog::WordList::accessibility, place_.accessibility));
    add_html({"服务", "Services"}, joined(catalog::WordList::service, place_.services));
    if (place_.age_min) add_count({"最小年龄", "Lowest age"}, *place_.age_min, {"岁", " years"});
    if (place_.age_max) add_count({"最大年龄", "Highest age"}, *place_.age_max, {"岁", " years"});
  }

  std::string joined(catalog::WordList list, std::vector<std::string> const& words) const {
    std::string text;
    for (auto const& word : words) {
      if (!text.empty()) text += language_ == PageLanguage::zh ? "、" : ", ";
      text += html(in(language_, page_words(list, word)));
    }
    return text;
  }

  void add_contact() {
    add_html({"电话", "Telephone"}, html(place_.phone));
    auto const website = web_address(place_.website);
    add_html({"网站", "Website"},
             website ? fmt::format("<a href=\"{0}\" rel=\"nofollow\">{0}</a>", html(*website))
                     : html(place_.website));
    add_html({"备注", "Note"}, html(place_.note));
  }

  Place const& place_;
  std::string const& currency_;
  PageLanguage language_;
  std::vector<Fact> facts_;
};

std::string clock_text(int minutes) {
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string period_text(std::string const& period, PageLanguage language) {
  auto const slash = period.find('/');
  if (slash == std::string::npos) {
    auto const known = page_words(catalog::WordList::season, period);
    return in(language, known.zh == period ? day_words(period) : known);
  }
  return in(language, day_words(period.substr(0, slash))) + "–" +
         in(language, day_words(period.substr(slash + 1)));
}

}  // namespace

std::vector<Fact> place_facts(Place const& place, std::string const& currency,
                              PageLanguage language) {
  return Facts(place, currency, language).all();
}

std::vector<Fact> measured_facts(Place const& place, PageLanguage language) {
  std::vector<Fact> facts;
  std::string const gap = language == PageLanguage::zh ? "，" : ", ";
  for (auto const& measured : place.measurements) {
    auto label = in(language, page_words(catalog::WordList::indicator, measured.indicator));
    // A maximum is never read as a mean: how the figure was taken stands beside its name.
    auto const statistic =
        measured.statistic.empty()
            ? in(language, {"统计方式未说明", "statistic not stated"})
            : in(language, page_words(catalog::WordList::statistic, measured.statistic));
    label += language == PageLanguage::zh ? "（" + statistic + "）" : " (" + statistic + ")";
    auto value = figure_text(measured.value) + " " +
                 in(language, page_words(catalog::WordList::unit, measured.unit));
    if (!measured.period.empty()) value += gap + period_text(measured.period, language);
    if (!measured.station.empty()) value += gap + measured.station;
    if (!measured.source.empty()) value += gap + measured.source;
    facts.push_back({label, html(value)});
  }
  return facts;
}

std::vector<Fact> experience_facts(Place const& place, PageLanguage language) {
  std::vector<Fact> facts;
  for (auto const& experience : place.experiences) {
    std::string value;
    for (auto const& season : experience.seasons) {
      if (!value.empty()) value += language == PageLanguage::zh ? "、" : ", ";
      value += in(language, page_words(catalog::WordList::season, season));
    }
    if (value.empty()) value = in(language, {"全年", "all year"});
    if (experience.from_min) value += " " + clock_text(*experience.from_min);
    if (experience.until_min) value += "–" + clock_text(*experience.until_min);
    facts.push_back({experience.name, html(value)});
  }
  return facts;
}

}  // namespace magpie::app
