#include "magpie/app/place_list_page.h"

#include <fmt/core.h>

#include <map>

#include "magpie/catalog/vocabulary.h"

namespace magpie::app {

namespace {

std::string name_of(PageLanguage language, std::string const& zh, std::string const& en) {
  auto const& own = language == PageLanguage::zh ? zh : en;
  if (!own.empty()) return own;
  return language == PageLanguage::zh ? en : zh;
}

class Writer {
 public:
  Writer(Catalogue const& catalogue, PlaceListWish const& wish)
      : catalogue_(catalogue), wish_(wish), language_(wish.page.language), outgoing_(catalogue) {}

  std::string members() const {
    std::map<std::string, std::size_t> counts;
    for (auto const& entry : catalogue_.entries()) {
      if (outgoing_.is_public(entry.place)) ++counts[entry.place.member];
    }
    auto out = opened(alliance_name(), site().index());
    std::size_t total = 0;
    std::string items;
    for (auto const& member : catalogue_.members()) {
      auto const found = counts.find(member.slug);
      if (found == counts.end()) continue;
      total += found->second;
      items += member_item(member.slug, name_of(language_, member.name_zh, member.name_en),
                           found->second);
    }
    if (auto const found = counts.find(""); found != counts.end()) {
      total += found->second;
      items += member_item("", nobody(), found->second);
    }
    out += fmt::format("<p class=\"quiet\">{}</p>\n", html(count_text(total)));
    if (items.empty()) {
      out += "<p>" + say({"还没有公开的地点。", "No place is public yet."}) + "</p>\n";
    }
    return out + "<ul class=\"list\">\n" + items + "</ul>\n" + page_close(footer());
  }

  std::string places() const {
    auto const title = member_name();
    auto out = opened(title + " · " + alliance_name(), address_from(wish_.after));
    out += "<ul class=\"list\">\n";
    std::size_t shown = 0;
    std::optional<std::int64_t> next;
    std::int64_t last = 0;
    for (auto const& entry : catalogue_.entries()) {
      if (entry.id.value() <= wish_.after || entry.place.member != *wish_.member) continue;
      if (!outgoing_.is_public(entry.place)) continue;
      if (shown == wish_.limit) {
        next = last;
        break;
      }
      out += place_item(entry.place);
      last = entry.id.value();
      ++shown;
    }
    out += "</ul>\n";
    if (shown == 0) {
      out += "<p>" + say({"这里没有公开的地点。", "There is no public place here."}) + "</p>\n";
    }
    if (next) {
      out += fmt::format("<p><a rel=\"next\" href=\"{}\">{}</a></p>\n",
                         html(with_language(address_from(*next), language_)),
                         say({"下一页", "Next page"}));
    }
    return out + page_close(footer());
  }

 private:
  SiteAddress const& site() const { return wish_.page.site; }
  std::string say(api::Sentence const& words) const { return html(in(language_, words)); }
  std::string nobody() const { return in(language_, {"未归属成员", "Of no member yet"}); }

  std::string alliance_name() const {
    auto const& alliance = catalogue_.alliance();
    auto const name = name_of(language_, alliance.name_zh, alliance.name_en);
    return name.empty() ? in(language_, {"全部地点", "All places"}) : name;
  }

  std::string member_name() const {
    auto const* member = catalogue_.find_member(*wish_.member);
    return member == nullptr ? nobody() : name_of(language_, member->name_zh, member->name_en);
  }

  std::string count_text(std::size_t count) const {
    return in(language_, {fmt::format("{}个地点", count),
                          fmt::format("{} {}", count, count == 1 ? "place" : "places")});
  }

  std::string opened(std::string const& title, std::string const& address) const {
    PageHead head;
    head.language = language_;
    head.names_language = wish_.page.names_language;
    head.title = title;
    head.address = address;
    head.site = alliance_name();
    head.site_address = site().index();
    auto const heading = wish_.member ? member_name() : alliance_name();
    return page_open(head) + "<h1>" + html(heading) + "</h1>\n";
  }

  std::string address_of(std::string const& slug) const {
    return site().index() + "?member=" + path_segment(slug);
  }

  std::string address_from(std::int64_t after) const {
    auto const address = address_of(*wish_.member);
    return after == 0 ? address : fmt::format("{}&after={}", address, after);
  }

  std::string member_item(std::string const& slug, std::string const& name,
                          std::size_t count) const {
    return fmt::format("<li><a href=\"{}\">{}</a> <small>{}</small></li>\n",
                       html(with_language(address_of(slug), language_)), html(name),
                       html(count_text(count)));
  }

  std::string place_item(catalog::Place const& place) const {
    auto const kind = catalog::kind_words(catalog::kind_name(place.kind));
    return fmt::format("<li><a href=\"{}\">{}</a> <small>{}</small></li>\n",
                       html(with_language(site().place(place.key), language_)),
                       html(catalog::display_name(place, language_code(language_))),
                       say({kind.zh, kind.en}));
  }

  std::string footer() const {
    return "<p>" +
           say({"每个地点的页面写明其许可和署名。",
                "The page of each place states its licence and whom to name."}) +
           "</p>";
  }

  Catalogue const& catalogue_;
  PlaceListWish const& wish_;
  PageLanguage language_;
  Outgoing outgoing_;
};

}  // namespace

std::optional<std::string> place_list_html(Catalogue const& catalogue, PlaceListWish const& wish) {
  Writer const writer(catalogue, wish);
  if (!wish.member) return writer.members();
  if (!wish.member->empty() && catalogue.find_member(*wish.member) == nullptr) return std::nullopt;
  return writer.places();
}

}  // namespace magpie::app
