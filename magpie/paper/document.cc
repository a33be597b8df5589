#include "magpie/paper/document.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <stdexcept>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"

namespace magpie::paper {

namespace {

cairo_status_t append_bytes(void* target, unsigned char const* data, unsigned length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<char const*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, DocumentInfo const& info) {
  auto const set = [surface](cairo_pdf_metadata_t key, std::string const& text) {
    std::string const utf8 = base::to_utf8(base::to_code_points(text));
    if (!utf8.empty()) cairo_pdf_surface_set_metadata(surface, key, utf8.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, info.title);
  set(CAIRO_PDF_METADATA_AUTHOR, info.author);
  set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "Magpie");
  // Cairo would write the machine's clock where these are missing.
  set(CAIRO_PDF_METADATA_CREATE_DATE, base::format_utc(info.created_at_s));
  set(CAIRO_PDF_METADATA_MOD_DATE, base::format_utc(info.created_at_s));
}

}  // namespace

Document::Document(DocumentInfo const& info)
    : bytes_(std::make_unique<std::string>()),
      surface_(
          cairo_pdf_surface_create_for_stream(append_bytes, bytes_.get(), kPageWidth, kPageHeight)),
      cairo_(cairo_create(surface_.get())) {
  set_metadata(surface_.get(), info);
}

void Document::start_page(std::string const& outline) {
  if (page_count_ > 0) cairo_show_page(cairo_.get());
  ++page_count_;
  if (outline.empty()) return;
  std::string const utf8 = base::to_utf8(base::to_code_points(base::shorten(outline, 200)));
  cairo_pdf_surface_add_outline(surface_.get(), CAIRO_PDF_OUTLINE_ROOT, utf8.c_str(),
                                fmt::format("page={}", page_count_).c_str(),
                                CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

std::string Document::finish() {
  cairo_show_page(cairo_.get());
  cairo_status_t status = cairo_status(cairo_.get());
  cairo_surface_finish(surface_.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    throw std::runtime_error(fmt::format("drawing failed: {}", cairo_status_to_string(status)));
  }
  return std::move(*bytes_);
}

void set_color(cairo_t* cairo, Color color) {
  cairo_set_source_rgb(cairo, color.red, color.green, color.blue);
}

void fill_rect(cairo_t* cairo, Rect rect, Color color) {
  set_color(cairo, color);
  cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  cairo_fill(cairo);
}

void stroke_rect(cairo_t* cairo, Rect rect, Color color, double width) {
  set_color(cairo, color);
  cairo_set_line_width(cairo, width);
  cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  cairo_stroke(cairo);
}

void draw_rule(cairo_t* cairo, double x, double y, double width, Color color) {
  set_color(cairo, color);
  cairo_set_line_width(cairo, 0.6);
  cairo_move_to(cairo, x, y);
  cairo_line_to(cairo, x + width, y);
  cairo_stroke(cairo);
}

void add_link(cairo_t* cairo, Rect rect, std::string const& uri) {
  std::string safe;
  for (char const c : uri) {
    if (c == '\'' || c == '\\') safe += '\\';
    safe += c;
  }
  std::string const attributes = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] uri='{}'", rect.x,
                                             rect.y, rect.width, rect.height, safe);
  cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(cairo, CAIRO_TAG_LINK);
}

}  // namespace magpie::paper
