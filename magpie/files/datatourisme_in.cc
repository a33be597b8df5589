#include "magpie/files/datatourisme_in.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "magpie/base/text.h"
#include "magpie/files/hours_spans.h"
#include "magpie/files/json_source.h"
#include "magpie/files/json_values.h"
#include "magpie/files/place_types.h"
#include "magpie/files/schemaorg_thing.h"

namespace magpie::files {

namespace {

using catalog::Action;
using nlohmann::json;

constexpr std::size_t kObjectsMax = 200'000;
constexpr std::size_t kObjectBytesMax = 8U << 20U;

// The ontology's properties that a record has no field for.
constexpr std::array kKnown = std::to_array<std::string_view>({
    "acceptedPaymentMethod",
    "allowedPersons",
    "arrivalTime",
    "availableLanguage",
    "audience",
    "award",
    "contentLocation",
    "creationDate",
    "departureTime",
    "duration",
    "durationDays",
    "eligibleQuantity",
    "endDate",
    "guided",
    "hasAdministrativeContact",
    "hasAmbiance",
    "hasArchitecturalStyle",
    "hasArchitectOrDesigner",
    "hasAudience",
    "hasBeenCreatedBy",
    "hasBeenPublishedBy",
    "hasBookingContact",
    "hasClientTarget",
    "hasCommunicationContact",
    "hasContact",
    "hasDescription",
    "hasEligiblePolicy",
    "hasExternalReference",
    "hasFeature",
    "hasFloorSize",
    "hasGeographicReach",
    "hasGridType",
    "hasLayout",
    "hasMainRepresentation",
    "hasManagementContact",
    "hasNeighborhood",
    "hasOperator",
    "hasRating",
    "hasRepresentation",
    "hasReview",
    "hasRoute",
    "hasTheme",
    "hasTourType",
    "hasTrainedGuide",
    "hasTranslatedProperty",
    "highDifference",
    "identifier",
    "isAVisitOf",
    "isConsistOf",
    "isEquippedWith",
    "isLocatedAt",
    "isOrganizedBy",
    "isOwnedBy",
    "isPartOf",
    "isPartOfTour",
    "isRelatedTo",
    "lastUpdate",
    "lastUpdateDatatourisme",
    "legacyIdentifier",
    "maxAltitude",
    "minAltitude",
    "numberOfInstalls",
    "offers",
    "petsAllowed",
    "practiceCondition",
    "providesCuisineOfType",
    "providesFoodProduct",
    "reducedMobilityAccess",
    "requiredMaxPersonCount",
    "requiredMinPersonCount",
    "saleOnSite",
    "slot",
    "startDate",
    "takeAway",
    "takesPlaceAt",
    "theme",
    "tourDistance",
    "weight",
    "comment",
    "label",
    "owner",
    "COVIDInformation",
});

std::vector<json const*> representations_of(json const& object) {
  std::vector<json const*> all;
  std::set<std::string> seen;
  for (auto const* name : {"hasMainRepresentation", "hasRepresentation"}) {
    for (auto const* one : items_of(member_of(object, name))) {
      auto const id = plain_text(member_of(*one, "@id"));
      if (id.empty() || seen.insert(id).second) all.push_back(one);
    }
  }
  return all;
}

std::string first_text(json const& value) {
  auto const texts = texts_in(value);
  return texts.empty() ? plain_text(value) : texts.front().text;
}

bool is_picture(std::string const& url) {
  auto const lower = base::ascii_lower(url.substr(0, url.find('?')));
  static constexpr std::array<std::string_view, 5> kEndings{".jpg", ".jpeg", ".png", ".webp",
                                                            ".gif"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

struct Say {
  char const* code;
  Action action;
};

class Reader {
 public:
  explicit Reader(std::string file) : table_(std::move(file), "datatourisme") {}

  void read_document(json const& document) {
    auto const& graph = member_of(document, "@graph");
    for (auto const* one : items_of(graph.is_null() ? document : graph)) {
      if (table_.row_count() < kObjectsMax) read_object(*one);
      ++index_;
    }
  }

  // One file of an archive: what cannot be read is counted, the rest goes in.
  void read_part(std::string const& name, std::string_view bytes) {
    auto const parsed = parse_json_source(bytes);
    if (parsed) return read_document(without_prefixes(*parsed));
    if (unreadable_ == 0) first_unreadable_ = name;
    ++unreadable_;
  }

  std::size_t count() const { return table_.row_count(); }
  bool is_full() const { return table_.row_count() >= kObjectsMax; }

  catalog::SourceTable take() {
    if (has_text_numbers_) {
      note("", "schema:latitude;schema:longitude", {"TEXT_NUMBER", Action::accept},
           {"经纬度为文本，按WGS84的度读取。",
            "The positions are written as texts and are read as degrees of WGS84."});
    }
    if (has_languages_) {
      note("", "rdfs:label", {"LANGUAGES", Action::accept},
           {"名称按语言分列：每种语言的第一个为名称，其余为别名。",
            "Names come by language: the first of each is the name, the others are aliases."});
    }
    if (has_many_types_) {
      note("", "@type", {"MANY_TYPES", Action::accept},
           {"有多个类型：取最具体的已知类型，其余原样保留。",
            "There are several types: the most specific known one gives the kind, all are kept."});
    }
    if (has_persons_) {
      note("", "hasContact", {"PERSONAL_DATA", Action::drop_value},
           {"联系人的电话和邮箱不入库；需要公开电话时请单独填写。",
            "Phone numbers and mail addresses of contacts stay out; add a public number by hand "
            "where one is needed."});
    }
    if (unreadable_ > 0) {
      note("", "objects", {"UNREADABLE_OBJECTS", Action::reject},
           {fmt::format("{}个条目文件无法读取，未采用；第一个是{}。", unreadable_,
                        first_unreadable_),
            fmt::format("{} files of objects cannot be read and stay out; the first is {}.",
                        unreadable_, first_unreadable_)});
    }
    auto table = table_.take();
    table.datum = "WGS84";
    return table;
  }

 private:
  json const& part(std::string_view name) const { return member_of(*object_, name); }

  void note(std::string row, char const* column, Say say, catalog::Words words,
            std::string value = {}) {
    catalog::Finding finding;
    finding.row = std::move(row);
    finding.column = column;
    finding.code = say.code;
    finding.action = say.action;
    finding.value = std::move(value);
    finding.sentence = std::move(words);
    table_.add(std::move(finding));
  }

  void read_object(json const& object) {
    if (!object.is_object() || (!object.contains("label") && !object.contains("@id"))) return;
    table_.begin_row(std::to_string(index_));
    object_ = &object;
    types_ = types_of(object);
    table_.set("=id @id", plain_text(part("@id")));
    table_.set("=@note dc:identifier", plain_text(part("identifier")));
    read_words();
    read_types();
    read_place();
    read_contact();
    read_pictures();
    read_ratings();
    read_access();
    read_tour();
    read_rest();
  }

  void read_words() {
    auto const& label = part("label");
    has_languages_ = has_languages_ || label.is_object();
    set_names(table_, texts_in(label), texts_in(part("alternateName")), "rdfs:label");
    std::vector<LanguageText> texts;
    for (auto const* one : items_of(part("hasDescription"))) {
      for (auto const* name : {"description", "shortDescription"}) {
        for (auto& text : texts_in(member_of(*one, name))) texts.push_back(std::move(text));
      }
    }
    for (auto& text : texts_in(part("comment"))) texts.push_back(std::move(text));
    set_descriptions(table_, texts, "hasDescription");
    json themes = json::array();
    for (auto const* one : items_of(part("hasTheme"))) {
      auto const texts_of_theme = texts_in(member_of(*one, "label"), "");
      auto const english = std::find_if(texts_of_theme.begin(), texts_of_theme.end(),
                                        [](auto const& text) { return text.language == "en"; });
      if (english != texts_of_theme.end())
        themes.push_back(english->text);
      else if (!texts_of_theme.empty())
        themes.push_back(texts_of_theme.front().text);
    }
    if (!themes.empty()) table_.set("=themes hasTheme", text_of(themes));
  }

  void read_types() {
    has_many_types_ = has_many_types_ || types_.size() > 1;
    if (auto const kind = kind_of_types(types_))
      table_.set("=kind @type", std::string(catalog::kind_name(*kind)));
    std::string joined;
    for (auto const& type : types_) joined += (joined.empty() ? "" : ";") + type;
    table_.set("=@note @type", joined);
  }

  void read_place() {
    auto places = items_of(part("isLocatedAt"));
    if (places.empty()) places = items_of(part("takesPlaceAt"));
    if (places.empty()) return no_position();
    json const& place = *places.front();
    auto const geos = items_of(member_of(place, "geo"));
    json const none;
    json const& geo = geos.empty() ? none : *geos.front();
    auto const& lat = member_of(geo, "latitude");
    auto const& lon = member_of(geo, "longitude");
    has_text_numbers_ = has_text_numbers_ || lat.is_string() || lon.is_string();
    table_.set("=location.lat isLocatedAt.schema:geo.schema:latitude", plain_text(lat));
    table_.set("=location.lon isLocatedAt.schema:geo.schema:longitude", plain_text(lon));
    if (plain_text(lat).empty() || plain_text(lon).empty()) no_position();
    auto const& address = member_of(place, "address");
    if (!address.is_null()) table_.set("=@note schema:address", text_of(address));
    if (places.size() > 1) table_.set("=@note isLocatedAt", text_of(part("isLocatedAt")));
    read_hours(member_of(place, "openingHoursSpecification"));
  }

  void no_position() {
    note(table_.label(), "isLocatedAt", {"NO_POSITION", Action::accept},
         {"没有坐标：该条目没有自己的位置，可随后补上。",
          "There is no position: the record has none of its own until one is added."});
  }

  void read_hours(json const& specification) {
    if (specification.is_null()) return;
    auto const spans = spans_of_specifications(specification);
    auto const osm = spans ? osm_hours(*spans) : std::nullopt;
    table_.set("=opening_hours schema:openingHoursSpecification",
               osm ? *osm : text_of(specification));
  }

  void read_contact() {
    std::string homepage;
    for (auto const* name : {"hasContact", "hasBookingContact", "hasAdministrativeContact",
                             "hasManagementContact", "hasCommunicationContact"}) {
      for (auto const* one : items_of(part(name))) {
        has_persons_ = has_persons_ || !member_of(*one, "telephone").is_null() ||
                       !member_of(*one, "email").is_null() ||
                       !member_of(*one, "faxNumber").is_null();
        if (homepage.empty()) homepage = plain_text(member_of(*one, "homepage"));
      }
    }
    table_.set("=website hasContact.foaf:homepage", homepage);
    std::string makers;
    for (auto const* name : {"hasBeenPublishedBy", "hasBeenCreatedBy"}) {
      for (auto const* one : items_of(part(name))) {
        auto const legal = plain_text(member_of(*one, "legalName"));
        if (legal.empty() || makers.find(legal) != std::string::npos) continue;
        makers += (makers.empty() ? "" : "; ") + legal;
      }
    }
    table_.set("=attribution hasBeenPublishedBy", makers);
  }

  void read_pictures() {
    json media = json::array();
    for (auto const* one : representations_of(*object_)) {
      json const none;
      auto const notes = items_of(member_of(*one, "hasAnnotation"));
      json const& annotation = notes.empty() ? none : *notes.front();
      for (auto const* resource : items_of(member_of(*one, "hasRelatedResource"))) {
        auto const url = plain_text(member_of(*resource, "locator"));
        if (url.empty() || !is_picture(url)) continue;
        json picture{{"url", url}};
        auto const credit = plain_text(member_of(annotation, "credits"));
        auto const title = first_text(member_of(annotation, "title"));
        auto const rights = first_text(member_of(annotation, "isCoveredBy"));
        if (!credit.empty()) picture["credit"] = credit;
        if (!title.empty()) picture["title"] = title;
        if (!rights.empty()) picture["licence"] = rights;
        media.push_back(std::move(picture));
      }
    }
    if (!media.empty()) table_.set("=media hasRepresentation", text_of(media));
  }

  // Stars and labels: the value's own id, such as kb:HotelStar3, and who gave it.
  void read_ratings() {
    json designations = json::array();
    for (auto const* review : items_of(part("hasReview"))) {
      auto const& value = member_of(*review, "hasReviewValue");
      for (auto const* one : items_of(value)) {
        auto code = local_part(plain_text(member_of(*one, "@id")));
        if (code.empty()) code = first_text(member_of(*one, "label"));
        if (code.empty()) continue;
        json designation{{"code", "datatourisme:" + code}};
        auto const issuer = first_text(member_of(member_of(*one, "isCompliantWith"), "label"));
        if (!issuer.empty()) designation["issuer"] = issuer;
        designations.push_back(std::move(designation));
      }
    }
    if (!designations.empty()) table_.set("=designations hasReview", text_of(designations));
  }

  void read_access() {
    auto const& reduced = part("reducedMobilityAccess");
    if (reduced.is_boolean())
      table_.set("=wheelchair reducedMobilityAccess", reduced.get<bool>() ? "yes" : "no");
    table_.set("=capacity_instant allowedPersons", plain_text(part("allowedPersons")));
  }

  void read_tour() {
    bool const is_tour = std::any_of(types_.begin(), types_.end(),
                                     [](auto const& type) { return type.ends_with("Tour"); });
    auto const distance = plain_text(part("tourDistance"));
    table_.set("=@distance tourDistance",
               base::parse_number(distance) ? distance + " m" : distance);
    if (!is_tour) return;
    note(table_.label(), "isLocatedAt", {"START_ONLY", Action::accept_with_note},
         {"线路只有起点和长度（米），没有线形：位置是起点。",
          "A tour gives its start and its length in metres, no line: the position is the start."},
         distance);
  }

  // Values as they are; what says something of persons stays out.
  void read_rest() {
    static std::set<std::string> const kRead{"label",
                                             "comment",
                                             "hasDescription",
                                             "hasTheme",
                                             "isLocatedAt",
                                             "takesPlaceAt",
                                             "hasContact",
                                             "hasBookingContact",
                                             "hasAdministrativeContact",
                                             "hasManagementContact",
                                             "hasCommunicationContact",
                                             "hasBeenPublishedBy",
                                             "hasBeenCreatedBy",
                                             "hasRepresentation",
                                             "hasMainRepresentation",
                                             "allowedPersons",
                                             "tourDistance",
                                             "identifier",
                                             "alternateName",
                                             "owner",
                                             "isOwnedBy",
                                             "hasOperator"};
    for (auto const& [name, value] : object_->items()) {
      if (name.starts_with('@') || kRead.contains(name) || value.is_null()) continue;
      bool const is_known =
          std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end() || is_schema_property(name);
      table_.set(is_known ? "=@note " + name : name, text_of(value));
    }
  }

  SourceTableBuilder table_;
  json const* object_ = nullptr;
  std::vector<std::string> types_;
  std::size_t index_ = 0;
  std::size_t unreadable_ = 0;
  std::string first_unreadable_;
  bool has_text_numbers_ = false;
  bool has_languages_ = false;
  bool has_many_types_ = false;
  bool has_persons_ = false;
};

// The sentence of a zip file that is no workbook.
base::Error about_archive(base::Error const& error) {
  if (error.code == base::ErrorCode::too_large)
    return {error.code,
            "The archive unpacks to far more than its size, or to more than 512 MB: ask "
            "DATAtourisme for a smaller selection and import one after the other."};
  return {error.code, "The archive is damaged or protected: download it again and import that."};
}

bool is_object_file(std::string const& name) {
  auto const at = name.find("objects/");
  return (at == 0 || (at != std::string::npos && name[at - 1] == '/')) && name.ends_with(".json");
}

// The index of a flux names files and holds no objects itself.
bool is_flux_index(json const& whole) {
  auto const items = items_of(whole);
  return !items.empty() && std::all_of(items.begin(), items.end(), [](json const* one) {
    return one->is_object() && one->contains("file") && !one->contains("@id");
  });
}

}  // namespace

base::Result<catalog::SourceTable> read_datatourisme(std::string_view bytes,
                                                     std::string file_name) {
  MAGPIE_TRY(auto const parsed, parse_json_source(bytes));
  if (is_flux_index(parsed)) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "This is the index of a DATAtourisme download: send the files it names.");
  }
  auto const whole = without_prefixes(parsed);
  Reader reader(std::move(file_name));
  reader.read_document(whole);
  if (reader.count() == 0) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file holds no points of interest: send the objects of the download.");
  }
  return reader.take();
}

base::Result<catalog::SourceTable> read_datatourisme_zip(std::string_view bytes,
                                                         std::string file_name,
                                                         XlsxLimits const& limits) {
  auto archive = XlsxZip::open(bytes, limits);
  if (!archive) return tl::make_unexpected(about_archive(archive.error()));
  auto names = archive->names();
  std::erase_if(names, [](auto const& name) { return !is_object_file(name); });
  std::sort(names.begin(), names.end());
  Reader reader(std::move(file_name));
  for (auto const& name : names) {
    if (reader.is_full()) break;
    std::string part;
    auto const done = archive->read(name, [&](std::string_view piece) -> base::Status {
      part += piece;
      if (part.size() <= kObjectBytesMax) return {};
      return base::fail(base::ErrorCode::too_large, "An object is larger than 8 MB.");
    });
    if (!done) return tl::make_unexpected(about_archive(done.error()));
    reader.read_part(name, part);
  }
  if (reader.count() == 0) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "The archive holds no points of interest: send the zip file that "
                      "DATAtourisme gives, with its folder \"objects\".");
  }
  return reader.take();
}

}  // namespace magpie::files
