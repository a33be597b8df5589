// Feeds XML in pieces to a handler: start(name, attributes), end(name), text(piece). Names come
// without their namespace prefix. A document type is refused, and with it every entity; so is deep
// nesting. The handler ends the reading by setting its member `error`.
#pragma once

#include <expat.h>

#include <memory>
#include <optional>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::files {

class XmlAttributes {
 public:
  explicit XmlAttributes(char const** pairs) : pairs_(pairs) {}
  // By local name; "" where it is missing.
  std::string_view operator[](std::string_view name) const {
    for (auto const** pair = pairs_; *pair != nullptr; pair += 2) {
      if (local(*pair) == name) return pair[1];
    }
    return {};
  }
  // By the name as written, such as "r:id".
  std::string_view prefixed(std::string_view name) const {
    for (auto const** pair = pairs_; *pair != nullptr; pair += 2) {
      std::string_view const key = *pair;
      auto const colon = key.find(':');
      if (colon != std::string_view::npos && key.substr(colon + 1) == name) return pair[1];
    }
    return {};
  }
  static std::string_view local(std::string_view name) { return name.substr(name.rfind(':') + 1); }

 private:
  char const** pairs_;
};

// Handler: start, end, text, and `std::optional<base::Error> error`.
template <class Handler>
class XmlStream {
 public:
  XmlStream(Handler& handler, int depth_max, base::Error damaged)
      : handler_(handler),
        depth_max_(depth_max),
        damaged_(std::move(damaged)),
        parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &on_start, &on_end);
    XML_SetCharacterDataHandler(parser_.get(), &on_text);
    XML_SetStartDoctypeDeclHandler(
        parser_.get(), [](void* self, XML_Char const*, XML_Char const*, XML_Char const*, int) {
          static_cast<XmlStream*>(self)->stop(static_cast<XmlStream*>(self)->damaged_);
        });
  }
  XmlStream(XmlStream const&) = delete;
  XmlStream& operator=(XmlStream const&) = delete;

  base::Status feed(std::string_view piece) { return parse(piece, 0); }
  base::Status finish() { return parse({}, 1); }

 private:
  base::Status parse(std::string_view piece, int is_final) {
    auto const status =
        XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_final);
    if (handler_.error) return tl::make_unexpected(*handler_.error);
    if (status != XML_STATUS_OK) return tl::make_unexpected(damaged_);
    return {};
  }
  void stop(base::Error error) {
    if (!handler_.error) handler_.error = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  static void on_start(void* data, XML_Char const* name, XML_Char const** attributes) {
    auto& self = *static_cast<XmlStream*>(data);
    if (++self.depth_ > self.depth_max_) return self.stop(self.damaged_);
    self.handler_.start(XmlAttributes::local(name), XmlAttributes(attributes));
    if (self.handler_.error) XML_StopParser(self.parser_.get(), XML_FALSE);
  }
  static void on_end(void* data, XML_Char const* name) {
    auto& self = *static_cast<XmlStream*>(data);
    --self.depth_;
    self.handler_.end(XmlAttributes::local(name));
    if (self.handler_.error) XML_StopParser(self.parser_.get(), XML_FALSE);
  }
  static void on_text(void* data, XML_Char const* text, int size) {
    auto& self = *static_cast<XmlStream*>(data);
    self.handler_.text({text, static_cast<std::size_t>(size)});
  }

  Handler& handler_;
  int depth_max_;
  int depth_ = 0;
  base::Error damaged_;
  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
};

}  // namespace magpie::files
