#include "magpie/files/schemaorg_thing.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "magpie/base/text.h"
#include "magpie/catalog/column_mapping.h"
#include "magpie/files/hours_spans.h"
#include "magpie/files/json_values.h"
#include "magpie/files/place_types.h"

namespace magpie::files {

namespace {

using catalog::Action;
using nlohmann::json;

struct Say {
  char const* code;
  Action action;
};

class Thing {
 public:
  Thing(SourceTableBuilder& table, json const& thing, std::string const& language)
      : table_(table), thing_(thing), language_(language), types_(types_of(thing)) {}

  void read() {
    read_identity();
    read_position();
    read_hours();
    read_offers();
    read_free_access();
    read_itinerary();
    read_further_values();
    for (auto const& [name, value] : thing_.items()) read_rest(name, value);
  }

 private:
  json const& part(std::string_view name) const { return member_of(thing_, name); }

  void note(std::string const& column, Say say, std::string value, catalog::Words words,
            std::string field = {}) {
    catalog::Finding finding;
    finding.row = table_.label();
    finding.column = column;
    finding.code = say.code;
    finding.action = say.action;
    finding.value = std::move(value);
    finding.sentence = std::move(words);
    finding.field = std::move(field);
    table_.add(std::move(finding));
  }

  // A text of the thing as it is into a field.
  void take(char const* property, char const* field) {
    used_.insert(property);
    table_.set(fmt::format("={} {}", field, property), plain_text(part(property)));
  }

  void read_identity() {
    used_.insert({"name", "alternateName", "description", "@type", "@context", "@id", "image",
                  "additionalType"});
    auto const others = texts_in(part("alternateName"), language_);
    auto const legal = texts_in(part("legalName"), language_);
    auto names = texts_in(part("name"), language_);
    if (names.empty()) names = legal;
    set_names(table_, names, others, "name");
    set_descriptions(table_, texts_in(part("description"), language_), "description");
    read_id();
    if (auto const kind = kind_of_types(types_))
      table_.set("=kind @type", std::string(catalog::kind_name(*kind)));
    std::string joined;
    for (auto const& type : types_) joined += (joined.empty() ? "" : ";") + type;
    table_.set("=@note @type", joined);
    table_.set("=media image", media_of(part("image")));
    take("url", "website");
    take("telephone", "phone");
    take("maximumAttendeeCapacity", "capacity_instant");
    take("license", "licence");
    take("creditText", "attribution");
  }

  // The id of the thing itself; else the identifier its publisher gives.
  void read_id() {
    auto const own = plain_text(part("@id"));
    if (!own.empty() && !own.starts_with("_:")) return table_.set("=id @id", own);
    auto const& identifiers = part("identifier");
    if (identifiers.is_null()) return;
    auto const items = items_of(identifiers);
    if (items.empty()) return;
    auto const& first = *items.front();
    auto const value = first.is_object() && first.contains("value") ? plain_text(first.at("value"))
                                                                    : plain_text(first);
    table_.set("=id identifier", value);
    if (items.size() == 1) used_.insert("identifier");
  }

  void read_position() {
    used_.insert({"geo", "latitude", "longitude"});
    auto const items = items_of(part("geo"));
    json const& geo = items.empty() ? thing_ : *items.front();
    auto const label = items.empty() ? std::string() : std::string("geo.");
    auto const lat = plain_text(member_of(geo, "latitude"));
    auto const lon = plain_text(member_of(geo, "longitude"));
    table_.set("=location.lat " + label + "latitude", lat);
    table_.set("=location.lon " + label + "longitude", lon);
    table_.add_column("=datum datum");
    table_.set("=datum datum", datum_of(geo));
    table_.set("=@note elevation", plain_text(member_of(geo, "elevation")));
    bool const is_shape = lat.empty() && lon.empty() && !items.empty();
    if (is_shape) table_.set("=@note geo", text_of(geo));
    read_address();
    bool const has_address = !part("address").is_null();
    if (lat.empty() && lon.empty() && has_address && !is_offer()) {
      note("geo", {"NO_POSITION", Action::accept}, "",
           {"没有坐标，只保留县级位置；有坐标后可再补上。",
            "There is no position: the place keeps its county only until one is added."},
           "location");
    }
  }

  // Not part of schema.org; written by exports that say it.
  static std::string datum_of(json const& geo) {
    for (auto const* one : items_of(member_of(geo, "additionalProperty"))) {
      auto const name = base::ascii_lower(plain_text(member_of(*one, "name")));
      if (name == "datum" || name == "crs") return plain_text(member_of(*one, "value"));
    }
    return "";
  }

  bool is_offer() const {
    return std::any_of(types_.begin(), types_.end(),
                       [](auto const& t) { return is_offer_type(t); });
  }

  void read_address() {
    auto const& address = part("address");
    if (address.is_null()) return;
    std::string county;
    std::string column = "address";
    if (address.is_string()) {
      county = plain_text(address);
    } else {
      auto const items = items_of(address);
      if (items.empty()) return;
      auto const region = plain_text(member_of(*items.front(), "addressRegion"));
      auto const locality = plain_text(member_of(*items.front(), "addressLocality"));
      county = locality.starts_with(region) ? locality : region + locality;
      column = "address.addressLocality";
    }
    if (!has_han(county)) return;
    table_.set("=@county " + column, county);
    if (address.is_object() && plain_text(member_of(address, "streetAddress")).empty())
      used_.insert("address");
  }

  void read_hours() {
    std::string line;
    for (auto const* one : items_of(part("openingHours"))) {
      auto const text = plain_text(*one);
      if (!text.empty()) line += (line.empty() ? "" : "; ") + text;
    }
    if (!line.empty()) {
      used_.insert("openingHours");
      return table_.set("=opening_hours openingHours", line);
    }
    auto const& specification = part("openingHoursSpecification");
    if (specification.is_null()) return;
    auto const spans = spans_of_specifications(specification);
    auto const osm = spans ? osm_hours(*spans) : std::nullopt;
    used_.insert("openingHoursSpecification");
    table_.set("=opening_hours openingHoursSpecification", osm ? *osm : text_of(specification));
  }

  // Offers in yuan become prices; what is in another currency stays in tags.
  void read_offers() {
    auto const offers = items_of(part("offers"));
    std::string prices;
    bool all_yuan = !offers.empty();
    bool without_currency = false;
    for (auto const* offer : offers) {
      auto const price = plain_text(member_of(*offer, "price"));
      auto const currency = base::ascii_lower(plain_text(member_of(*offer, "priceCurrency")));
      bool const is_yuan = currency == "cny" || currency == "rmb" || currency == "人民币";
      without_currency = without_currency || (!price.empty() && currency.empty());
      if (price.empty() || !is_yuan) {
        all_yuan = false;
        continue;
      }
      prices += (prices.empty() ? "" : "/") + category_of(*offer) + " " + price + "元";
    }
    table_.set("=price offers.price", std::string(base::trim(prices)));
    if (all_yuan) used_.insert("offers");
    if (!without_currency) return;
    note("offers.price", {"PRICE_MEANING", Action::ask}, text_of(part("offers")),
         {"价格没有写币种，暂不采用：请确认是多少元。",
          "The price has no currency and stays out: say how many yuan it is."},
         "price");
  }

  // The words of an offer that say whose price it is, without digits and signs that read_prices
  // would take for a part of the price.
  static std::string category_of(json const& offer) {
    std::string words;
    for (auto const* name : {"category", "name", "eligibleCustomerType"}) {
      auto const text = plain_text(member_of(offer, name));
      if (!text.empty()) words += " " + text;
    }
    // Our own words that read_prices knows in Chinese only.
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kOwn{
        {{" resident", "居民"},
         {" military", "军人"},
         {" disabled", "残疾"},
         {" low_season", "淡季"},
         {" high_season", "旺季"},
         {" reduced", "优惠"}}};
    for (auto const& [own, chinese] : kOwn) {
      if (words == own) words = chinese;
    }
    std::erase_if(words, [](char c) {
      return (c >= '0' && c <= '9') || std::string_view("/;,|\n").find(c) != std::string_view::npos;
    });
    return words;
  }

  void read_free_access() {
    auto const& value = part("isAccessibleForFree");
    if (value.is_null()) return;
    used_.insert("isAccessibleForFree");
    auto const text = plain_text(value);
    auto const word = base::ascii_lower(local_part(text));
    if (word == "true" || word == "yes" || word == "1")
      return table_.set("=has_fee isAccessibleForFree", "false");
    if (word == "false" || word == "no" || word == "0")
      return table_.set("=has_fee isAccessibleForFree", "true");
    note("isAccessibleForFree", {"NOT_BOOLEAN", Action::drop_value}, text,
         {fmt::format("“{}”不是布尔值，不采用；请写true或false。", text),
          fmt::format("\"{}\" is not true or false and is left out; write one of the two.", text)},
         "has_fee");
  }

  void read_itinerary() {
    auto const& itinerary = part("itinerary");
    auto const& list = itinerary.is_null() ? thing_ : itinerary;
    if (!member_of(list, "itemListElement").is_null()) check_list(list);
  }

  // What an element of a list is about.
  static json const& stop_of(json const& element) {
    auto const& item = member_of(element, "item");
    return item.is_null() ? element : item;
  }

  void check_list(json const& list) {
    std::vector<std::string> names;
    bool only_names = true;
    check_count(list, names, only_names);
    if (names.empty() || !only_names) return;
    std::string joined;
    for (auto const& name : names) joined += (joined.empty() ? "" : "、") + name;
    note("itemListElement", {"NAME_ONLY", Action::offer_match}, joined,
         {fmt::format("{}个站点只有名称：请按名称和县与目录核对，逐个确认。", names.size()),
          fmt::format("{} stops are names only: match them with the catalogue by name and county, "
                      "one by one.",
                      names.size())});
  }

  void check_count(json const& list, std::vector<std::string>& names, bool& only_names) {
    auto const elements = items_of(member_of(list, "itemListElement"));
    auto const said = base::parse_integer(plain_text(member_of(list, "numberOfItems")));
    if (said && *said != static_cast<std::int64_t>(elements.size())) {
      note("numberOfItems", {"COUNT_MISMATCH", Action::ask}, std::to_string(*said),
           {fmt::format("行程写{}项，列了{}项：请核对缺了哪一项。", *said, elements.size()),
            fmt::format("The list says {} items and holds {}: check which one is missing.", *said,
                        elements.size())});
    }
    for (auto const* element : elements) {
      if (!member_of(*element, "itemListElement").is_null()) {
        check_count(*element, names, only_names);
        continue;
      }
      auto const& stop = stop_of(*element);
      static std::set<std::string> const kBare{"@type", "name", "position", "item"};
      if (stop.is_object()) {
        for (auto const& [key, _] : stop.items()) only_names = only_names && kBare.contains(key);
      }
      names.push_back(plain_text(stop));
    }
  }

  // additionalProperty: figures with their own heading. A heading a table could have is read like
  // that of a table, so that a maximum stays a maximum.
  void read_further_values() {
    used_.insert("additionalProperty");
    for (auto const* one : items_of(part("additionalProperty"))) {
      auto name = plain_text(member_of(*one, "name"));
      if (name.empty()) name = plain_text(member_of(*one, "propertyID"));
      // Hours that say more than schema.org can; our own exports write them so.
      if (name == "opening_hours") {
        table_.set("=opening_hours openingHours", plain_text(member_of(*one, "value")));
        continue;
      }
      auto const unit = plain_text(member_of(*one, "unitText"));
      take_value(name, unit, plain_text(member_of(*one, "value")));
      take_value(name.empty() ? name : name + " 最大值", unit,
                 plain_text(member_of(*one, "maxValue")));
      take_value(name.empty() ? name : name + " 最小值", unit,
                 plain_text(member_of(*one, "minValue")));
    }
  }

  void take_value(std::string name, std::string const& unit, std::string const& value) {
    name.erase(0, name.find_first_not_of("= "));
    if (name.empty() || value.empty()) return;
    if (!unit.empty()) name += "(" + unit + ")";
    static std::set<std::string> const kFigures{"measurements",
                                                "visitors_10k_per_year",
                                                "capacity_instant",
                                                "capacity_daily",
                                                "beds",
                                                "@distance",
                                                "rating",
                                                "opening_hours",
                                                "visit_minutes",
                                                "@date"};
    catalog::SourceTable heading;
    heading.columns.push_back(name);
    bool const is_figure = kFigures.contains(catalog::guess_mapping(heading).columns[0].field);
    table_.set(is_figure ? name : "=@note " + name, value);
  }

  void read_rest(std::string const& name, json const& value) {
    if (used_.contains(name) || name.starts_with('@')) return;
    table_.set(is_schema_property(name) ? "=@note " + name : name, text_of(value));
  }

  SourceTableBuilder& table_;
  json const& thing_;
  std::string language_;
  std::vector<std::string> types_;
  std::set<std::string> used_;
};

void add_picture(json const& value, json& media) {
  json one = json::object();
  if (value.is_string()) {
    one["url"] = value;
  } else {
    auto url = plain_text(member_of(value, "contentUrl"));
    if (url.empty()) url = plain_text(member_of(value, "url"));
    if (url.empty()) url = plain_text(member_of(value, "@id"));
    one["url"] = url;
    auto const take = [&](char const* key, std::initializer_list<char const*> names) {
      for (auto const* name : names) {
        auto const text = plain_text(member_of(value, name));
        if (!text.empty()) {
          one[key] = text;
          return;
        }
      }
    };
    take("licence", {"license", "acquireLicensePage"});
    take("credit", {"creditText", "copyrightNotice", "copyrightHolder", "author", "creator"});
    take("title", {"caption", "name"});
  }
  if (!plain_text(one["url"]).empty()) media.push_back(std::move(one));
}

}  // namespace

void read_thing(SourceTableBuilder& table, json const& thing, std::string const& language) {
  Thing(table, thing, language).read();
}

std::string media_of(json const& value) {
  json media = json::array();
  for (auto const* one : items_of(value)) add_picture(*one, media);
  return media.empty() ? std::string() : text_of(media);
}

std::vector<std::string> types_of(json const& thing) {
  std::vector<std::string> types;
  for (auto const* type : items_of(member_of(thing, "@type"))) types.push_back(plain_text(*type));
  for (auto const* type : items_of(member_of(thing, "additionalType")))
    types.push_back(local_part(plain_text(*type)));
  return types;
}

}  // namespace magpie::files
