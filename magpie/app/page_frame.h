// What all public pages have around them: head with canonical address, languages and Open Graph,
// the style, the way back, the switch of language. A page is one file: no script, no font, no
// second request but its pictures.
#pragma once

#include <string>
#include <string_view>

#include "magpie/app/page_text.h"

namespace magpie::app {

// Where the pages of one alliance stand: "https://example.org" + "/a/g331".
struct SiteAddress {
  std::string base;   // without a slash at the end; "" when the server does not know its own name
  std::string mount;  // "" for the first alliance

  std::string index() const { return base + mount + "/p/"; }
  std::string place(std::string_view key) const { return index() + path_segment(key); }
};

struct PageHead {
  PageLanguage language = PageLanguage::zh;
  bool names_language = false;  // whether the address asked for it with ?lang=
  std::string title;            // this and what follows is plain text, escaped by page_open()
  std::string summary;
  std::string address;           // without ?lang=, with any other parameter
  std::string type = "website";  // of Open Graph
  std::string image;
  std::string jsonld;  // a document to embed; "" for none
  std::string site;    // name of the alliance
  std::string site_address;
};

// Up to and with <main>.
std::string page_open(PageHead const& head);
// From </main> on, with `footer_html` inside.
std::string page_close(std::string_view footer_html);
// The address in this language: "?lang=en" or "&lang=en" behind it.
std::string with_language(std::string const& address, PageLanguage language);

// A page that only says one sentence: nothing here, or no longer.
struct PageNotice {
  PageLanguage language = PageLanguage::zh;
  api::Sentence title;
  api::Sentence text;
};
std::string notice_page(PageNotice const& notice, SiteAddress const& site);

// The text between <style> and </style>, for the policy that allows no other.
std::string_view page_style();

}  // namespace magpie::app
