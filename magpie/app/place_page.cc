#include "magpie/app/place_page.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "magpie/app/page_words.h"
#include "magpie/app/place_facts.h"
#include "magpie/app/place_writers.h"
#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"
#include "magpie/catalog/vocabulary.h"

namespace magpie::app {

namespace {

using catalog::Place;

constexpr std::size_t kSummaryBytes = 240;

std::string text_in(std::map<std::string, std::string> const& texts, std::string_view language) {
  auto const found = texts.find(std::string(language));
  return found == texts.end() ? std::string() : found->second;
}

bool is_picture(std::string const& url) {
  auto const path = base::ascii_lower(url.substr(0, std::min(url.find('?'), url.size())));
  for (std::string_view const ending : {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

// Writes one page in one language, part by part.
class Writer {
 public:
  Writer(PlacePage const& page, Catalogue const& catalogue, PageWish const& wish)
      : page_(page),
        place_(page.record.place),
        catalogue_(catalogue),
        wish_(wish),
        code_(language_code(wish.language)),
        name_(catalog::display_name(place_, code_)) {}

  std::string whole() const {
    return page_open(head()) + title() + pictures() + description() +
           section({}, place_facts(place_, catalogue_.alliance().currency, wish_.language)) +
           section({"看什么、何时看", "What to see, and when"},
                   experience_facts(place_, wish_.language)) +
           section({"监测值", "Measured"}, measured_facts(place_, wish_.language)) + links() +
           sources() + history() + page_close(footer());
  }

 private:
  std::string say(api::Sentence const& words) const { return html(in(wish_.language, words)); }

  std::string address() const { return wish_.site.place(place_.key); }

  std::string alliance_name() const {
    auto const& alliance = catalogue_.alliance();
    auto const name = in(wish_.language, {alliance.name_zh, alliance.name_en});
    return name.empty() ? in(wish_.language, {"全部地点", "All places"}) : name;
  }

  std::string member_name() const {
    auto const* member = catalogue_.find_member(place_.member);
    if (member == nullptr) return {};
    auto const name = in(wish_.language, {member->name_zh, member->name_en});
    return name.empty() ? in(other_than(wish_.language), {member->name_zh, member->name_en}) : name;
  }

  std::string kind_text() const {
    auto const words = catalog::kind_words(catalog::kind_name(place_.kind));
    return in(wish_.language, {words.zh, words.en});
  }

  std::string summary() const {
    auto const own = text_in(place_.descriptions, code_);
    if (!own.empty()) return base::shorten(own, kSummaryBytes);
    std::string text = name_;
    for (auto const& piece :
         {kind_text(), place_.rating ? fmt::format("{}A", *place_.rating) : "", member_name()}) {
      if (!piece.empty()) text += " · " + piece;
    }
    return text;
  }

  PageHead head() const {
    PageHead head;
    head.language = wish_.language;
    head.names_language = wish_.names_language;
    head.title = name_ + " · " + alliance_name();
    head.summary = summary();
    head.address = address();
    head.type = "place";
    for (auto const& media : place_.media) {
      auto const url = web_address(media.url);
      if (head.image.empty() && url && is_picture(*url)) head.image = *url;
    }
    head.jsonld = to_jsonld(page_.record, address());
    head.site = alliance_name();
    head.site_address = wish_.site.index();
    return head;
  }

  std::string title() const {
    auto out = fmt::format("<h1>{}</h1>\n", html(name_));
    for (auto const& [language, name] : place_.names) {
      if (name == name_) continue;
      out += language.empty() ? fmt::format("<p class=\"quiet\">{}</p>\n", html(name))
                              : fmt::format("<p class=\"quiet\" lang=\"{}\">{}</p>\n",
                                            html(language), html(name));
    }
    std::vector<std::string> tags{kind_text()};
    if (place_.rating) tags.push_back(fmt::format("{}A", *place_.rating));
    if (place_.status != catalog::PlaceStatus::open) {
      tags.push_back(
          in(wish_.language, page_words(PageList::status, catalog::status_name(place_.status))));
    }
    for (auto const& theme : place_.themes) {
      auto const words = catalog::theme_words(theme);
      tags.push_back(in(wish_.language, {words.zh, words.en}));
    }
    if (!member_name().empty()) tags.push_back(member_name());
    out += "<ul class=\"tags\">";
    // A museum of the theme museum says so once.
    std::set<std::string> seen;
    for (auto const& tag : tags) {
      if (seen.insert(tag).second) out += "<li>" + html(tag) + "</li>";
    }
    return out + "</ul>\n";
  }

  // Each with the licence that lets it stand here; what has none is not in the record any more.
  std::string pictures() const {
    std::string out;
    for (auto const& media : place_.media) {
      auto const url = web_address(media.url);
      if (!url) continue;
      auto const caption = html(media.title.empty() ? name_ : media.title);
      auto const rights = html(media.licence + (media.credit.empty() ? "" : " · " + media.credit));
      if (is_picture(*url)) {
        out += fmt::format(
            "<figure><img src=\"{}\" alt=\"{}\" loading=\"lazy\" referrerpolicy=\"no-referrer\">"
            "<figcaption>{} <small>{}</small></figcaption></figure>\n",
            html(*url), caption, caption, rights);
      } else {
        out += fmt::format("<p><a href=\"{}\" rel=\"nofollow\">{}</a> <small>{}</small></p>\n",
                           html(*url), caption, rights);
      }
    }
    return out;
  }

  std::string description() const {
    auto const own = text_in(place_.descriptions, code_);
    if (!own.empty()) return "<p>" + html(own) + "</p>\n";
    auto const other = language_code(other_than(wish_.language));
    auto const text = text_in(place_.descriptions, other);
    if (text.empty()) return {};
    return fmt::format("<p lang=\"{}\">{}</p>\n", other, html(text));
  }

  std::string section(api::Sentence const& title, std::vector<Fact> const& facts) const {
    if (facts.empty()) return {};
    std::string out;
    if (!title.zh.empty()) out = "<h2>" + say(title) + "</h2>\n";
    out += "<dl>\n";
    for (auto const& fact : facts) {
      out += fmt::format("<dt>{}</dt><dd>{}</dd>\n", html(fact.label), fact.value_html);
    }
    return out + "</dl>\n";
  }

  std::string links() const {
    std::string out;
    for (auto const& link : page_.links) {
      out += fmt::format("<li>{} <a href=\"{}\">{}</a></li>\n", say(link.relation),
                         html(with_language(wish_.site.place(link.place.key), wish_.language)),
                         html(catalog::display_name(link.place, code_)));
    }
    if (out.empty()) return {};
    return "<h2>" + say({"相关条目", "Related"}) + "</h2>\n<ul class=\"list\">\n" + out + "</ul>\n";
  }

  std::string field_label(std::string const& field) const {
    if (field.empty()) return in(wish_.language, {"名称、类型和位置", "name, kind and position"});
    auto const* info = catalog::field_info(field_of_column(field));
    return info == nullptr ? field : in(wish_.language, {info->label.zh, info->label.en});
  }

  std::string sources() const {
    std::string out;
    std::set<std::string> seen;
    for (auto const& used : place_.sources) {
      if (!seen.insert(used.source_key).second) continue;
      if (auto const* source = find_source(used.source_key)) out += source_item(*source);
    }
    if (out.empty()) return {};
    return "<h2>" + say({"来源", "Sources"}) + "</h2>\n<ul class=\"list\">\n" + out + "</ul>\n";
  }

  std::string source_item(catalog::Source const& source) const {
    std::string fields;
    for (auto const& used : place_.sources) {
      if (used.source_key != source.key) continue;
      auto const label = field_label(used.field);
      if (!fields.empty()) fields += wish_.language == PageLanguage::zh ? "、" : ", ";
      fields += label;
    }
    auto line = html(source.title.empty() ? source.key : source.title);
    for (auto const& piece : {source.publisher, source.licence, source.as_of}) {
      if (!piece.empty()) line += " · " + html(piece);
    }
    return fmt::format("<li>{}<br><small>{}</small></li>\n", line, html(fields));
  }

  catalog::Source const* find_source(std::string const& key) const {
    auto const& all = catalogue_.sources();
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& source) { return source.key == key; });
    return found == all.end() ? nullptr : &*found;
  }

  // Dates and names of fields only: who changed them is the alliance's own business, and so are
  // fields that may not leave.
  std::string history() const {
    auto const outgoing = catalog::fields_of(place_);
    std::string out;
    for (auto const& revision : page_.history) {
      std::string fields;
      std::set<std::string> seen;
      for (auto const& change : revision.changes) {
        if (change.field == "workflow" || !outgoing.contains(change.field)) continue;
        auto const label = field_label(change.field);
        if (!seen.insert(label).second) continue;
        if (!fields.empty()) fields += wish_.language == PageLanguage::zh ? "、" : ", ";
        fields += label;
      }
      if (fields.empty() && !revision.changes.empty()) continue;
      out +=
          fmt::format("<li>{} {}<br><small>{}</small></li>\n", day(revision.meta.changed_at_s),
                      say(page_words(PageList::change_origin, revision.meta.origin)), html(fields));
    }
    if (out.empty()) return {};
    return "<section class=\"noprint\"><h2>" + say({"修改记录", "History"}) +
           "</h2>\n<ul class=\"list\">\n" + out + "</ul></section>\n";
  }

  std::string day(std::int64_t seconds) const {
    auto const local = seconds + catalogue_.alliance().utc_offset_minutes * 60;
    return say(day_words(base::format_utc(local).substr(0, 10)));
  }

  std::string footer() const {
    auto const& record = page_.record;
    std::string out = "<p>" + say({"许可：", "Licence: "}) + html(record.licence);
    if (!record.attribution.empty()) {
      out += "<br>" + say({"署名：", "Attribution: "}) + html(record.attribution);
    }
    out += "<br>" + say({"最近修改：", "Last changed: "}) + day(page_.changed_at_s);
    return out + fmt::format(
                     "</p>\n<p>{} · {}</p>\n<p class=\"noprint\"><a rel=\"nofollow\" "
                     "href=\"{}?format=jsonld\">JSON-LD</a></p>",
                     html(place_.key), html(address()), html(address()));
  }

  PlacePage const& page_;
  Place const& place_;
  Catalogue const& catalogue_;
  PageWish const& wish_;
  std::string code_;
  std::string name_;
};

}  // namespace

std::string place_page_html(PlacePage const& page, Catalogue const& catalogue,
                            PageWish const& wish) {
  return Writer(page, catalogue, wish).whole();
}

}  // namespace magpie::app
