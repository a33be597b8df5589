#include "magpie/files/schemaorg_in.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "magpie/base/text.h"
#include "magpie/files/json_source.h"
#include "magpie/files/json_values.h"
#include "magpie/files/microdata.h"
#include "magpie/files/place_types.h"
#include "magpie/files/schemaorg_thing.h"

namespace magpie::files {

namespace {

using catalog::Action;
using nlohmann::json;

constexpr std::size_t kThingsMax = 200'000;
constexpr std::size_t kReferredPartsMax =
    200;  // larger things are not copied to where they are named

struct Context {
  std::string language;
  bool is_old = false;  // http://schema.org
};

Context context_of(json const& context, Context inherited) {
  for (auto const* one : items_of(context)) {
    if (one->is_string()) {
      inherited.is_old = one->get_ref<std::string const&>().starts_with("http://schema.org");
    } else if (one->is_object()) {
      auto const vocabulary = plain_text(member_of(*one, "@vocab"));
      if (!vocabulary.empty()) inherited.is_old = vocabulary.starts_with("http://schema.org");
      auto const language = plain_text(member_of(*one, "@language"));
      if (!language.empty()) inherited.language = catalogue_language(language);
    }
  }
  return inherited;
}

std::size_t parts_of(json const& value, std::size_t limit) {
  std::size_t parts = 1;
  if (!value.is_structured()) return parts;
  for (auto const& one : value) {
    if (parts > limit) break;
    parts += parts_of(one, limit);
  }
  return parts;
}

// Things of a graph by their "@id".
using Named = std::map<std::string, json const*>;

json referred(json const& value, Named const& named) {
  if (value.is_array()) {
    json out = json::array();
    for (auto const& one : value) out.push_back(referred(one, named));
    return out;
  }
  if (!value.is_object() || value.size() != 1 || !value.contains("@id")) return value;
  auto const found = named.find(plain_text(value));
  bool const is_small =
      found != named.end() && parts_of(*found->second, kReferredPartsMax) <= kReferredPartsMax;
  return is_small ? *found->second : value;
}

// A thing whose parts stand elsewhere in the graph, with its parts.
json with_parts(json const& thing, Named const& named) {
  if (named.empty() || !thing.is_object()) return thing;
  json out = json::object();
  for (auto const& [name, value] : thing.items()) out[name] = referred(value, named);
  return out;
}

class Reader {
 public:
  explicit Reader(std::string file) : table_(std::move(file), "schemaorg") {}

  // A document: a thing, a list of documents, or a graph.
  void read_document(json const& document, Context const& inherited) {
    if (document.is_array()) {
      for (auto const& one : document) read_document(one, inherited);
      return;
    }
    if (!document.is_object()) return;
    auto const context = context_of(member_of(document, "@context"), inherited);
    auto const& graph = member_of(document, "@graph");
    if (graph.is_null()) return read_element(document, context, {});
    auto const things = items_of(graph);
    Named named;
    for (auto const* thing : things) {
      auto const id = plain_text(member_of(*thing, "@id"));
      if (!id.empty() && thing->is_object()) named.emplace(id, thing);
    }
    bool const has_place = std::any_of(things.begin(), things.end(),
                                       [](json const* thing) { return is_place(*thing); });
    for (auto const* thing : things) {
      if (has_place && !is_place(*thing)) {
        ++index_;
        continue;
      }
      read_element(*thing, context, named);
    }
  }

  std::size_t count() const { return table_.row_count(); }
  catalog::SourceTable take() { return table_.take(); }

 private:
  // Beside the places of a graph stand its pages, pictures and publishers.
  static bool is_place(json const& thing) {
    auto const types = types_of(thing);
    static constexpr std::array<std::string_view, 3> kBeside{"Organization", "Corporation",
                                                             "NewsMediaOrganization"};
    bool const is_beside = std::all_of(types.begin(), types.end(), [](std::string const& type) {
      return std::find(kBeside.begin(), kBeside.end(), type) != kBeside.end();
    });
    return kind_of_types(types).has_value() && !is_beside;
  }

  // A list or a page holds the things it is about; everything else is one.
  void read_element(json const& element, Context const& context, Named const& named) {
    if (!element.is_object()) return;
    auto const types = types_of(element);
    auto const is = [&](std::string_view type) {
      return std::find(types.begin(), types.end(), type) != types.end();
    };
    if (is("DataFeed") || is("Dataset"))
      return read_list(element, "dataFeedElement", context, named);
    if (is("ItemList") && !is("ListItem"))
      return read_list(element, "itemListElement", context, named);
    for (auto const* page : {"WebPage", "CollectionPage", "ItemPage", "WebSite"}) {
      for (auto const* about : {"mainEntity", "about"}) {
        auto const& held = member_of(element, about);
        if (!is(page) || !held.is_structured()) continue;
        for (auto const* one : items_of(held)) read_element(*one, context, named);
        return;
      }
    }
    read_row(with_parts(element, named), context);
  }

  void read_list(json const& list, char const* elements, Context const& context,
                 Named const& named) {
    for (auto const* element : items_of(member_of(list, elements))) {
      auto const& item = member_of(*element, "item");
      read_element(referred(item.is_object() ? item : *element, named), context, named);
    }
  }

  void read_row(json const& thing, Context const& context) {
    if (table_.row_count() >= kThingsMax) return;
    auto const types = types_of(thing);
    auto const label = std::to_string(index_++);
    // A part that stands alone: coordinates, an address, a picture.
    bool const is_named = thing.contains("name") || thing.contains("legalName");
    if (!is_named && !kind_of_types(types)) return;
    table_.begin_row(label);
    if (context.is_old) {
      note("@context", "OLD_CONTEXT", Action::accept, "http://schema.org",
           {"http://schema.org与https://schema.org是同一词汇表，照常读取。",
            "http://schema.org is the same vocabulary as https://schema.org and is read as that."});
    }
    if (!kind_of_types(types)) {
      note("@type", "UNKNOWN_TYPE", Action::accept_with_note, plain_text(member_of(thing, "@type")),
           {"类型未知或缺失：请为该条目选定类型。",
            "The type is missing or not known here: choose the kind of this record."});
    }
    read_thing(table_, thing, context.language);
  }

  void note(char const* column, char const* code, Action action, std::string value,
            catalog::Words words) {
    catalog::Finding finding;
    finding.row = table_.label();
    finding.column = column;
    finding.code = code;
    finding.action = action;
    finding.value = std::move(value);
    finding.sentence = std::move(words);
    table_.add(std::move(finding));
  }

  SourceTableBuilder table_;
  std::size_t index_ = 0;
};

}  // namespace

base::Result<catalog::SourceTable> read_schemaorg(std::string_view bytes, std::string file_name) {
  Reader reader(std::move(file_name));
  auto const text = base::trim(bytes.substr(0, bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n") + 1));
  if (text.ends_with('<')) {
    MAGPIE_TRY(auto const page, things_of_page(bytes));
    reader.read_document(without_prefixes(page), {});
  } else {
    MAGPIE_TRY(auto const whole, parse_json_source(bytes));
    reader.read_document(without_prefixes(whole), {});
  }
  if (reader.count() == 0) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file holds no things of schema.org: send the records as JSON-LD.");
  }
  return reader.take();
}

}  // namespace magpie::files
