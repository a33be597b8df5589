#include "magpie/files/microdata.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/files/json_source.h"

namespace magpie::files {

namespace {

using nlohmann::json;

constexpr std::size_t kItemDepthMax = 48;
constexpr std::size_t kTextBytesMax = 20'000;

constexpr std::array<std::string_view, 8> kVoid{"meta", "link",  "img",    "br",
                                                "hr",   "input", "source", "area"};

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  bool is_end = false;
  bool is_void = false;

  std::string attribute(std::string const& key) const {
    auto const found = attributes.find(key);
    return found == attributes.end() ? std::string() : found->second;
  }
  bool has(std::string const& key) const { return attributes.contains(key); }
};

std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kEntities{
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&apos;", "'"},
       {"&nbsp;", " "}}};
  std::string out;
  while (!text.empty()) {
    auto const entity = std::find_if(kEntities.begin(), kEntities.end(),
                                     [&](auto const& row) { return text.starts_with(row.first); });
    auto const size = entity == kEntities.end() ? 1 : entity->first.size();
    out += entity == kEntities.end() ? text.substr(0, 1) : entity->second;
    text.remove_prefix(size);
  }
  return out;
}

// An element that holds a property or an item; others are passed over.
struct Open {
  std::string name;
  std::string property;
  std::string text;
  bool is_item = false;
  json item = json::object();
  int inner = 0;  // elements of the same name inside: their ends are not its end
};

class Page {
 public:
  explicit Page(std::string_view text) : rest_(text) {}

  base::Status run() {
    while (!rest_.empty()) {
      auto const start = rest_.find('<');
      if (start == std::string_view::npos) break;
      add_text(rest_.substr(0, start));
      rest_.remove_prefix(start);
      if (rest_.starts_with("<!--")) {
        skip_past("-->");
        continue;
      }
      auto const tag = take_tag();
      if (tag.is_end) {
        close(tag.name);
      } else if (!open(tag)) {
        return base::fail(base::ErrorCode::invalid_argument,
                          "The page nests its items too deeply: send the records themselves.");
      }
    }
    while (!open_.empty()) close_last();
    return {};
  }

  json take() { return std::move(documents_); }

 private:
  void skip_past(std::string_view mark) {
    auto const at = rest_.find(mark);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }

  void skip_spaces() {
    auto const at = rest_.find_first_not_of(" \t\r\n/");
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at);
  }

  std::string take_until(std::string_view marks) {
    auto const end = std::min(rest_.find_first_of(marks), rest_.size());
    auto const piece = std::string(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return piece;
  }

  Tag take_tag() {
    Tag tag;
    rest_.remove_prefix(1);
    tag.is_end = rest_.starts_with('/');
    if (tag.is_end) rest_.remove_prefix(1);
    tag.name = base::ascii_lower(take_until(" \t\r\n/>"));
    while (!rest_.empty() && rest_.front() != '>') {
      skip_spaces();
      if (rest_.empty() || rest_.front() == '>') break;
      take_attribute(tag);
    }
    if (!rest_.empty()) rest_.remove_prefix(1);
    tag.is_void = std::find(kVoid.begin(), kVoid.end(), tag.name) != kVoid.end();
    return tag;
  }

  void take_attribute(Tag& tag) {
    auto const name = base::ascii_lower(take_until("= \t\r\n/>"));
    std::string value;
    if (rest_.starts_with('=')) {
      rest_.remove_prefix(1);
      if (rest_.starts_with('"') || rest_.starts_with('\'')) {
        auto const quote = rest_.substr(0, 1);
        rest_.remove_prefix(1);
        value = take_until(quote);
        if (!rest_.empty()) rest_.remove_prefix(1);
      } else {
        value = take_until(" \t\r\n>");
      }
    }
    if (!name.empty()) tag.attributes.emplace(name, unescaped(value));
  }

  // False where items nest too deeply.
  bool open(Tag const& tag) {
    if (tag.name == "script" || tag.name == "style") {
      read_script(tag);
      return true;
    }
    bool const is_item = tag.has("itemscope");
    auto const property = tag.attribute("itemprop");
    if (is_item || (!property.empty() && !tag.is_void)) {
      if (open_.size() >= kItemDepthMax) return false;
      Open element{tag.name, property, said_by(tag), is_item, json::object(), 0};
      if (is_item) element.item["@type"] = base::split_list(tag.attribute("itemtype"), ' ');
      if (is_item && tag.has("itemid")) element.item["@id"] = tag.attribute("itemid");
      open_.push_back(std::move(element));
    } else if (!property.empty()) {
      add(property, said_by(tag));
    } else if (!tag.is_void && !open_.empty() && tag.name == open_.back().name) {
      ++open_.back().inner;
    }
    return true;
  }

  static std::string said_by(Tag const& tag) {
    for (auto const* key : {"content", "href", "src", "datetime", "value"}) {
      if (tag.has(key)) return tag.attribute(key);
    }
    return "";
  }

  void read_script(Tag const& tag) {
    auto const end = std::min(rest_.find("</" + tag.name), rest_.size());
    auto const body = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (tag.attribute("type") != "application/ld+json") return;
    if (auto document = parse_json_source(body)) documents_.push_back(std::move(*document));
  }

  void add_text(std::string_view text) {
    if (open_.empty() || open_.back().is_item) return;
    auto& to = open_.back().text;
    to += text.substr(0, kTextBytesMax - std::min(kTextBytesMax, to.size()));
  }

  // What was left open inside ends with it.
  void close(std::string const& name) {
    auto const found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](Open const& one) { return one.name == name; });
    if (found == open_.rend()) return;
    auto const above = found - open_.rbegin();
    for (auto i = 0; i < above; ++i) close_last();
    if (open_.back().inner > 0) {
      --open_.back().inner;
    } else {
      close_last();
    }
  }

  void close_last() {
    auto element = std::move(open_.back());
    open_.pop_back();
    if (!element.is_item) return add(element.property, unescaped(base::trim(element.text)));
    if (!element.property.empty() && !open_.empty())
      return add(element.property, std::move(element.item));
    documents_.push_back(std::move(element.item));
  }

  // To the item around; a property said twice becomes a list.
  void add(std::string const& names, json value) {
    auto const item =
        std::find_if(open_.rbegin(), open_.rend(), [](Open const& one) { return one.is_item; });
    if (item == open_.rend()) return;
    auto all = base::split_list(names, ' ');
    all.resize(std::min<std::size_t>(all.size(), 4));
    for (auto const& name : all) {
      auto& to = item->item[name];
      if (to.is_null()) {
        to = value;
      } else {
        if (!to.is_array()) to = json::array({to});
        to.push_back(value);
      }
    }
  }

  std::string_view rest_;
  std::vector<Open> open_;
  json documents_ = json::array();
};

}  // namespace

base::Result<json> things_of_page(std::string_view bytes) {
  if (bytes.size() > kJsonBytesMax)
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file is larger than 64 MiB: send it in parts.");
  if (!base::is_valid_utf8(bytes))
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file is not UTF-8: save it as UTF-8.");
  Page page(bytes);
  MAGPIE_TRY_STATUS(page.run());
  return page.take();
}

}  // namespace magpie::files
