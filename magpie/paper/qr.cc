#include "magpie/paper/qr.h"

#include <qrencode.h>

#include <memory>

namespace magpie::paper {

namespace {
constexpr int kQuietZone = 4;
constexpr std::size_t kBytesMax = 2331;
}  // namespace

QrCode encode_qr(std::string const& text) {
  if (text.empty() || text.size() > kBytesMax) return {};
  std::unique_ptr<QRcode, decltype(&QRcode_free)> const code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) return {};
  QrCode result{code->width, {}};
  auto const count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  result.dark.reserve(count);
  for (std::size_t i = 0; i < count; ++i) result.dark.push_back((code->data[i] & 1U) != 0);
  return result;
}

void draw_qr(cairo_t* cairo, QrCode const& code, Rect square) {
  if (code.side == 0) return;
  fill_rect(cairo, square, kWhite);
  double const module = square.width / (code.side + 2 * kQuietZone);
  set_color(cairo, Color{});
  for (int row = 0; row < code.side; ++row) {
    // A run of dark modules is one rectangle: no hairlines between them on a screen.
    for (int column = 0; column < code.side; ++column) {
      if (!code.is_dark(row, column)) continue;
      int const first = column;
      while (column + 1 < code.side && code.is_dark(row, column + 1)) ++column;
      cairo_rectangle(cairo, square.x + (first + kQuietZone) * module,
                      square.y + (row + kQuietZone) * module, (column - first + 1) * module,
                      module * 1.01);
    }
  }
  cairo_fill(cairo);
}

}  // namespace magpie::paper
