#include "magpie/files/alpinebits_in.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "magpie/base/text.h"
#include "magpie/files/alpinebits_hours.h"
#include "magpie/files/geojson_geometry.h"
#include "magpie/files/hours_spans.h"
#include "magpie/files/json_source.h"
#include "magpie/files/json_values.h"
#include "magpie/files/place_types.h"

namespace magpie::files {

namespace {

using catalog::Action;
using nlohmann::json;

constexpr std::size_t kObjectsMax = 200'000;
constexpr std::size_t kListedMax = 50;  // references named one by one

struct Key {
  std::string type;
  std::string id;
  auto operator<=>(Key const&) const = default;
  std::string text() const { return type + "/" + id; }
};

Key key_of(json const& object) {
  return {plain_text(member_of(object, "type")), plain_text(member_of(object, "id"))};
}

// What is part of other rows.
bool is_part(std::string_view type) {
  static constexpr std::array<std::string_view, 4> kParts{"mediaObjects", "categories", "features",
                                                          "agents"};
  return std::find(kParts.begin(), kParts.end(), type) != kParts.end();
}

struct At {
  std::string row;
  std::string column;
};

struct Say {
  char const* code;
  Action action;
};

class Reader {
 public:
  explicit Reader(std::string file) : table_(std::move(file), "alpinebits") {}

  catalog::SourceTable read(json const& document) {
    bool const is_document = !member_of(document, "data").is_null();
    auto const objects = items_of(is_document ? member_of(document, "data") : document);
    auto const included = items_of(member_of(document, "included"));
    for (auto const* list : {&objects, &included}) {
      for (auto const* object : *list) known_.emplace(key_of(*object), object);
    }
    if (is_document) check_link(document, "links.self", "");
    std::size_t index = 0;
    for (auto const* object : objects) read_object(std::to_string(index++), *object, is_document);
    index = 0;
    for (auto const* object : included) {
      auto const label = "included " + std::to_string(index++);
      if (!is_part(plain_text(member_of(*object, "type"))))
        read_object(label, *object, is_document);
    }
    say_references();
    auto table = table_.take();
    table.datum = "WGS84";
    return table;
  }

 private:
  json const& attribute(std::string_view name) const { return member_of(*attributes_, name); }

  void note(At at, Say said, std::string value, catalog::Words words, std::string stored = {}) {
    catalog::Finding finding;
    finding.row = std::move(at.row);
    finding.column = std::move(at.column);
    finding.code = said.code;
    finding.action = said.action;
    finding.value = std::move(value);
    finding.stored = std::move(stored);
    finding.sentence = std::move(words);
    table_.add(std::move(finding));
  }

  void check_link(json const& holder, std::string const& column, std::string const& row) {
    auto const& links = member_of(holder, "links");
    if (!links.is_object() || !links.contains("self") || !links.at("self").is_null()) return;
    note({row, column}, {"MISSING_LINK", Action::accept_with_note}, "null",
         {"links.self为空：记录不知自己的地址，照常读入。",
          "links.self is null: the record does not know its address and is read all the same."});
  }

  void read_object(std::string label, json const& object, bool is_document) {
    if (!object.is_object() || table_.row_count() >= kObjectsMax) return;
    table_.begin_row(std::move(label));
    attributes_ = &member_of(object, "attributes");
    prefix_ = is_document ? "data." : "";
    read_id(object);
    check_link(object, prefix_ + "links.self", table_.label());
    read_names();
    read_types(object);
    read_position();
    read_address();
    read_hours();
    read_pictures(object);
    table_.set("=website attributes.url", url_text());
    table_.set("=capacity_instant attributes.capacity", plain_text(attribute("capacity")));
    read_rest();
    read_relationships(object);
    auto const& meta = member_of(object, "meta");
    table_.set("=@note meta.dataProvider", plain_text(member_of(meta, "dataProvider")));
    table_.set("=@note meta.lastUpdate", plain_text(member_of(meta, "lastUpdate")));
    // Not part of the standard; written by exports that say it.
    table_.set("=licence meta.license", plain_text(member_of(meta, "license")));
    table_.set("=attribution meta.attribution", plain_text(member_of(meta, "attribution")));
  }

  void read_id(json const& object) {
    auto const id = plain_text(member_of(object, "id"));
    if (!id.empty()) return table_.set("=id id", id);
    note({table_.label(), prefix_ + "id"}, {"MISSING_ID", Action::quarantine}, "",
         {"缺id，以后无法更新：请补编号，或确认只导入这一次。",
          "The object has no id and cannot be updated later: add one, or confirm to import it "
          "once."});
  }

  // Languages have three letters here; two are understood.
  std::vector<LanguageText> texts(std::string const& name) {
    auto const& value = attribute(name);
    if (value.is_object()) {
      for (auto const& [code, text] : value.items()) check_language(name, code, text);
    }
    return texts_in(value);
  }

  void check_language(std::string const& name, std::string const& code, json const& text) {
    if (text.is_null() || (code.size() == 3 && code != "zht")) return;
    auto const three = three_letter_language(code);
    auto const column = "attributes." + name;
    if (three.empty()) {
      note({table_.label(), column}, {"LANGUAGE_CODE", Action::accept_with_note}, code,
           {fmt::format("“{}”不是已知的语言代码，原样保留，请核对。", code),
            fmt::format("\"{}\" is no language code known here and is kept as it is; check it.",
                        code)},
           code);
      return;
    }
    note({table_.label(), column}, {"LANGUAGE_CODE", Action::accept_with_note}, code,
         {fmt::format("“{}”不是三字母代码，按{}读取。", code, three),
          fmt::format("\"{}\" is not a three-letter code and is read as {}.", code, three)},
         three);
  }

  void read_names() {
    set_names(table_, texts("name"), texts("shortName"), "attributes.name");
    auto description = texts("description");
    for (auto& text : texts("abstract")) description.push_back(std::move(text));
    set_descriptions(table_, description, "attributes.description");
  }

  void read_types(json const& object) {
    std::vector<std::string> types;
    std::string joined = plain_text(member_of(object, "type"));
    std::string kind;
    for (auto const* category : related(object, "categories")) {
      auto const id = plain_text(member_of(*category, "id"));
      if (id.starts_with("magpie:")) kind = local_part(id);
      types.push_back(local_part(id));
      joined += ";" + id;
    }
    types.push_back(plain_text(member_of(object, "type")));
    auto const found = kind_of_types(types);
    if (!catalog::parse_kind(kind) && found) kind = catalog::kind_name(*found);
    table_.set("=kind type", kind);
    table_.set("=@note type", joined);
  }

  static std::vector<json const*> related(json const& object, char const* name) {
    return items_of(member_of(member_of(member_of(object, "relationships"), name), "data"));
  }

  void read_position() {
    for (auto const* geometry : items_of(attribute("geometries"))) {
      auto const reading = read_geometry(*geometry);
      if (!reading.point) continue;
      table_.set("=location.lon attributes.geometries", text_of(json(reading.point->x)));
      table_.set("=location.lat attributes.geometries", text_of(json(reading.point->y)));
      if (reading.type != "Point")
        table_.set("=@note attributes.geometries", text_of(attribute("geometries")));
      return;
    }
  }

  void read_address() {
    auto const& address = attribute("address");
    if (address.is_null()) return;
    std::string county;
    for (auto const* part : {"region", "city"}) {
      for (auto const& text : texts_in(member_of(address, part))) {
        if (!has_han(text.text)) continue;
        county += text.text;
        break;
      }
    }
    table_.set("=@county attributes.address.city", county);
    table_.set("=@note attributes.address", text_of(address));
  }

  void read_hours() {
    auto const& opening = attribute("openingHours");
    auto const hours = alpine_hours(opening);
    for (auto const& date : hours.bad_dates) bad_date("openingHours", date);
    if (hours.is_empty) return;
    table_.set("=opening_hours attributes.openingHours", hours.osm ? *hours.osm : text_of(opening));
  }

  void bad_date(std::string const& name, std::string const& text) {
    note({table_.label(), "attributes." + name}, {"BAD_DATE", Action::drop_value}, text,
         {fmt::format("“{}”不是日期，不采用；请改正后再导入。", text),
          fmt::format("\"{}\" is no date and is left out; correct it and import again.", text)});
  }

  void read_pictures(json const& object) {
    json media = json::array();
    for (auto const* reference : related(object, "multimediaDescriptions")) {
      auto const found = known_.find(key_of(*reference));
      if (found == known_.end()) continue;
      auto const& picture = member_of(*found->second, "attributes");
      auto const url = plain_text(member_of(picture, "contentUrl"));
      if (url.empty()) continue;
      json one{{"url", url}};
      auto const take = [&](char const* key, std::string const& text) {
        if (!text.empty()) one[key] = text;
      };
      take("licence", plain_text(member_of(picture, "license")));
      auto credit = plain_text(member_of(picture, "author"));
      if (credit.empty()) credit = owner_of(*found->second);
      take("credit", credit);
      auto const titles = texts_in(member_of(picture, "name"));
      if (!titles.empty()) take("title", titles.front().text);
      media.push_back(std::move(one));
    }
    if (!media.empty()) table_.set("=media relationships.multimediaDescriptions", text_of(media));
  }

  std::string owner_of(json const& picture) const {
    for (auto const* reference : related(picture, "licenseHolder")) {
      auto const found = known_.find(key_of(*reference));
      if (found == known_.end()) continue;
      auto const names = texts_in(member_of(member_of(*found->second, "attributes"), "name"));
      if (!names.empty()) return names.front().text;
    }
    return "";
  }

  std::string url_text() const {
    auto const& url = attribute("url");
    if (url.is_string()) return plain_text(url);
    auto const all = texts_in(url);
    for (auto const* wanted : {"zh", "en"}) {
      for (auto const& one : all) {
        if (one.language == wanted) return one.text;
      }
    }
    return all.empty() ? std::string() : all.front().text;
  }

  // Figures and words a record has no field for. Lengths are metres.
  void read_rest() {
    static std::set<std::string> const kUsed{"name",     "shortName", "description",
                                             "abstract", "address",   "geometries",
                                             "url",      "capacity",  "openingHours"};
    if (!attributes_->is_object()) return;
    for (auto const& [name, value] : attributes_->items()) {
      if (kUsed.contains(name) || value.is_null()) continue;
      auto const column = "attributes." + name;
      if (name.ends_with("Date") && !date_text(plain_text(value))) {
        bad_date(name, plain_text(value));
      } else if (name == "length" || name.ends_with("Length")) {
        auto const text = plain_text(value);
        table_.set("=@distance " + column, base::parse_number(text) ? text + " m" : text);
      } else {
        table_.set("=@note " + column, text_of(value));
      }
    }
  }

  void read_relationships(json const& object) {
    auto const& relationships = member_of(object, "relationships");
    if (!relationships.is_object()) return;
    json open = json::object();
    for (auto const& [name, relation] : relationships.items()) {
      for (auto const* reference : items_of(member_of(relation, "data"))) {
        auto const key = key_of(*reference);
        open[name].push_back(key.text());
        if (!known_.contains(key)) references_.insert(key);
      }
    }
    if (!open.empty()) table_.set("=@note relationships", text_of(open));
  }

  void say_references() {
    if (references_.empty()) return;
    std::string listed;
    std::size_t count = 0;
    for (auto const& key : references_) {
      if (count++ == kListedMax) {
        listed += " …";
        break;
      }
      listed += (listed.empty() ? "" : "; ") + key.text();
    }
    note({"", prefix_.empty() ? "relationships" : "data.relationships"},
         {"REFERENCES", Action::accept}, listed,
         {fmt::format("文件内引用了{}个不在文件中的对象：保留编号，可随后导入。",
                      references_.size()),
          fmt::format("The file refers to {} objects it does not hold: their ids are kept and can "
                      "be imported later.",
                      references_.size())});
  }

  SourceTableBuilder table_;
  std::map<Key, json const*> known_;
  std::set<Key> references_;
  json const* attributes_ = nullptr;
  std::string prefix_;
};

bool is_resource(json const& value) {
  return value.is_object() && value.contains("type") && value.contains("attributes");
}

}  // namespace

base::Result<catalog::SourceTable> read_alpinebits(std::string_view bytes, std::string file_name) {
  MAGPIE_TRY(auto const document, parse_json_source(bytes));
  auto const errors = items_of(member_of(document, "errors"));
  if (!errors.empty()) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file is an error message of its server, not data: download it again.");
  }
  auto const data = items_of(member_of(document, "data"));
  auto const bare = items_of(document);
  bool const has_objects =
      std::any_of(data.begin(), data.end(), [](auto const* one) { return is_resource(*one); }) ||
      std::any_of(bare.begin(), bare.end(), [](auto const* one) { return is_resource(*one); });
  if (!has_objects) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file holds no resource objects: send the answer with its \"data\".");
  }
  return Reader(std::move(file_name)).read(document);
}

}  // namespace magpie::files
