#include "magpie/paper/typesetter.h"

#include <cmath>
#include <string>

#include "magpie/base/text.h"

namespace magpie::paper {

namespace {

constexpr char const* kFamily = "Noto Sans CJK SC, Noto Sans CJK, sans-serif";
// Latin letters look the same in every member of the family. Cairo 1.16 embeds all subroutines of a
// font, 0.9 MB for each weight, as soon as one of some pairs of Latin glyphs ("K" before "L") is in
// it; in a font of their own they cost 50 kB. A three-day book: 1.9 MB as one font, 0.3 MB so.
constexpr char const* kLatinFamily = "Noto Sans CJK JP, Noto Sans CJK SC, sans-serif";
constexpr char32_t kLatinEnd = 0x250;
constexpr std::size_t kTextMax = 2000;
// Letters stand off from Chinese; digits only a little, or a date would fall apart.
constexpr double kLetterGapEm = 0.14;
constexpr double kDigitGapEm = 0.05;
// Lines of a CJK font stand 1.45 em apart by themselves, which is wide for a page of small print.
constexpr float kLineSpacing = 0.9F;

enum class Script { han, letter, digit, other };

Script script_of(char32_t c) {
  bool const han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                   (c >= 0x20000 && c <= 0x3FFFF);
  if (han) return Script::han;
  if (c >= '0' && c <= '9') return Script::digit;
  bool const letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F);
  return letter ? Script::letter : Script::other;
}

// Valid UTF-8 without control characters; a line break stays.
std::u32string clean(std::string_view text) {
  std::u32string code_points = base::to_code_points(base::shorten(text, kTextMax));
  for (char32_t& c : code_points) {
    bool const control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    if (control && c != '\n') c = ' ';
  }
  return code_points;
}

struct Free {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

double gap_em(Script here, Script next) {
  if (here == Script::other || next == Script::other) return 0;
  if ((here == Script::han) == (next == Script::han)) return 0;
  return here == Script::digit || next == Script::digit ? kDigitGapEm : kLetterGapEm;
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);  // takes the attribute over
}

// The font of Latin runs, and a gap after each character that stands between Chinese and Latin.
void add_script_attributes(PangoLayout* layout, std::u32string const& text, double size_pt) {
  std::unique_ptr<PangoAttrList, Free> const list(pango_attr_list_new());
  std::size_t at = 0;
  std::size_t latin_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t const after = at + base::to_utf8(text.substr(i, 1)).size();
    bool const is_last = i + 1 == text.size();
    if (text[i] >= kLatinEnd) {
      latin_from = after;
    } else if (is_last || text[i + 1] >= kLatinEnd) {
      insert(list.get(), pango_attr_family_new(kLatinFamily), latin_from, after);
    }
    double const gap = is_last ? 0 : gap_em(script_of(text[i]), script_of(text[i + 1])) * size_pt;
    if (gap > 0) {
      auto const units = static_cast<int>(std::lround(gap * PANGO_SCALE));
      insert(list.get(), pango_attr_letter_spacing_new(units), at, after);
    }
    at = after;
  }
  pango_layout_set_attributes(layout, list.get());
}

void set_font(PangoLayout* layout, TextStyle const& style) {
  std::unique_ptr<PangoFontDescription, Free> const font(pango_font_description_new());
  pango_font_description_set_family(font.get(), kFamily);
  pango_font_description_set_absolute_size(font.get(), style.size_pt * PANGO_SCALE);
  pango_font_description_set_weight(
      font.get(), style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font.get());
}

void set_shape(PangoLayout* layout, TextStyle const& style, double width) {
  if (width > 0) {
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  }
  pango_layout_set_line_spacing(layout, kLineSpacing);
  if (style.lines_max > 0) {
    pango_layout_set_height(layout, -style.lines_max);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  }
  if (style.align == Align::center) pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
  if (style.align == Align::right) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
}

}  // namespace

TextBlock::TextBlock(std::unique_ptr<PangoLayout, Unref> layout, Color color)
    : layout_(std::move(layout)), color_(color) {}

Size TextBlock::size() const {
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  return {static_cast<double>(logical.width) / PANGO_SCALE,
          static_cast<double>(logical.height) / PANGO_SCALE};
}

double TextBlock::baseline() const {
  return static_cast<double>(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE;
}

void TextBlock::draw(cairo_t* cairo, double x, double y) const {
  cairo_set_source_rgb(cairo, color_.red, color_.green, color_.blue);
  cairo_move_to(cairo, x, y);
  pango_cairo_show_layout(cairo, layout_.get());
}

void TextBlock::draw_centered(cairo_t* cairo, double x, double y) const {
  PangoRectangle ink;
  pango_layout_get_extents(layout_.get(), &ink, nullptr);
  draw(cairo, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
       y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
}

void TextBlock::draw_with_halo(cairo_t* cairo, double x, double y) const {
  cairo_save(cairo);
  cairo_set_source_rgb(cairo, kWhite.red, kWhite.green, kWhite.blue);
  cairo_set_line_width(cairo, 2.4);
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to(cairo, x, y);
  pango_cairo_layout_path(cairo, layout_.get());
  cairo_stroke(cairo);
  cairo_restore(cairo);
  draw(cairo, x, y);
}

Typesetter::Typesetter()
    : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
  // Without hinting a letter is as wide on every device, and the pages are equal byte for byte.
  cairo_font_options_t* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

TextBlock Typesetter::set(std::string_view text, TextStyle const& style, double width) const {
  std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context_.get()));
  std::u32string const code_points = clean(text);
  std::string const utf8 = base::to_utf8(code_points);
  set_font(layout.get(), style);
  set_shape(layout.get(), style, width);
  pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
  add_script_attributes(layout.get(), code_points, style.size_pt);
  return {std::move(layout), style.color};
}

}  // namespace magpie::paper
