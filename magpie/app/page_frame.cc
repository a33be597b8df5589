#include "magpie/app/page_frame.h"

#include <fmt/core.h>
#include <fmt/format.h>

#include <iterator>

namespace magpie::app {

namespace {

// Ink on paper, one accent; on paper a card without the ways around it.
constexpr std::string_view kStyle =
    R"(:root{color-scheme:light dark;--ink:#14181d;--paper:#fff;--quiet:#f5f6f4;--line:#d9ddd8;--wing:#0b6e7f;--soft:#5a626b}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaec;--paper:#14181d;--quiet:#1d2329;--line:#39414a;--wing:#5cc0d0;--soft:#a3abb3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--wing)}a:focus-visible{outline:2px solid var(--wing);outline-offset:2px}
.bar,main,footer{max-width:760px;margin:0 auto;padding:0 16px}
.bar{display:flex;gap:16px;justify-content:space-between;padding-top:12px;padding-bottom:12px;border-bottom:1px solid var(--line);font-size:14px}
h1{font-size:24px;line-height:1.3;margin:24px 0 4px}h2{font-size:18px;margin:32px 0 8px}
p{margin:8px 0}.quiet,small,footer{color:var(--soft)}small,footer{font-size:13px}
.tags{display:flex;flex-wrap:wrap;gap:8px;padding:0;margin:12px 0;list-style:none;font-size:14px}
.tags li{border:1px solid var(--line);border-radius:6px;padding:0 8px;background:var(--quiet)}
dl{display:grid;grid-template-columns:minmax(7em,auto) 1fr;margin:8px 0;font-variant-numeric:tabular-nums}
dt,dd{margin:0;padding:6px 0;border-top:1px solid var(--line)}dt{color:var(--soft);padding-right:16px}
figure{margin:16px 0}img{max-width:100%;max-height:480px;border-radius:6px;display:block}
ul.list{list-style:none;padding:0}ul.list li{border-top:1px solid var(--line);padding:8px 0}
footer{border-top:1px solid var(--line);margin-top:40px;padding-top:12px;padding-bottom:40px}
@media print{:root{--ink:#000;--paper:#fff;--soft:#333;--wing:#000}@page{margin:14mm}body{font-size:11pt}.bar,.noprint{display:none}h1{margin-top:0}h2{margin-top:14pt}dl,figure,li{break-inside:avoid}a{text-decoration:none}img{max-height:70mm}footer{margin-top:14pt}}
)";

std::string_view html_language(PageLanguage language) {
  return language == PageLanguage::zh ? "zh-CN" : "en";
}

void append_meta(std::string& out, std::string_view property, std::string_view content) {
  if (content.empty()) return;
  fmt::format_to(std::back_inserter(out), "<meta property=\"og:{}\" content=\"{}\">\n", property,
                 html(content));
}

std::string links_of(PageHead const& head) {
  auto const self = head.names_language ? with_language(head.address, head.language) : head.address;
  std::string out = fmt::format("<link rel=\"canonical\" href=\"{}\">\n", html(self));
  for (auto const language : {PageLanguage::zh, PageLanguage::en}) {
    fmt::format_to(std::back_inserter(out),
                   "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n",
                   html_language(language), html(with_language(head.address, language)));
  }
  fmt::format_to(std::back_inserter(out),
                 "<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}\">\n",
                 html(head.address));
  return out;
}

std::string head_of(PageHead const& head) {
  auto out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<title>{}</title>\n",
      html_language(head.language), html(head.title));
  if (!head.summary.empty()) {
    out += fmt::format("<meta name=\"description\" content=\"{}\">\n", html(head.summary));
  }
  out += links_of(head);
  append_meta(out, "title", head.title);
  append_meta(out, "description", head.summary);
  append_meta(out, "type", head.type);
  append_meta(out, "url", head.address);
  append_meta(out, "site_name", head.site);
  append_meta(out, "locale", head.language == PageLanguage::zh ? "zh_CN" : "en_GB");
  append_meta(out, "image", head.image);
  if (!head.jsonld.empty()) {
    out += "<script type=\"application/ld+json\">" + script_json(head.jsonld) + "</script>\n";
  }
  out += fmt::format("<style>{}</style>\n</head>\n", kStyle);
  return out;
}

}  // namespace

std::string page_open(PageHead const& head) {
  auto const other = other_than(head.language);
  return head_of(head) +
         fmt::format(
             "<body>\n<nav class=\"bar\"><a href=\"{}\">{}</a><a lang=\"{}\" hreflang=\"{}\" "
             "href=\"{}\">{}</a></nav>\n<main>\n",
             html(with_language(head.site_address, head.language)), html(head.site),
             html_language(other), html_language(other), html(with_language(head.address, other)),
             other == PageLanguage::zh ? "中文" : "English");
}

std::string page_close(std::string_view footer_html) {
  return fmt::format("</main>\n<footer>{}</footer>\n</body>\n</html>\n", footer_html);
}

std::string with_language(std::string const& address, PageLanguage language) {
  auto const mark = address.find('?') == std::string::npos ? '?' : '&';
  return fmt::format("{}{}lang={}", address, mark, language_code(language));
}

std::string notice_page(PageNotice const& notice, SiteAddress const& site) {
  auto const title = html(in(notice.language, notice.title));
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n<title>{}</title>\n<style>{}</style>\n</head>\n"
      "<body>\n<main>\n<h1>{}</h1>\n<p>{}</p>\n<p><a href=\"{}\">{}</a></p>\n</main>\n</body>\n"
      "</html>\n",
      html_language(notice.language), title, kStyle, title, html(in(notice.language, notice.text)),
      html(with_language(site.index(), notice.language)),
      in(notice.language, {"全部地点", "All places"}));
}

std::string_view page_style() {
  return kStyle;
}

}  // namespace magpie::app
