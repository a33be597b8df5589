// A QR code (ISO/IEC 18004) drawn as black squares, with the quiet zone the standard asks for.
#pragma once

#include <cairo.h>

#include <string>
#include <vector>

#include "magpie/paper/document.h"

namespace magpie::paper {

// Dark modules row by row; `side` × `side` of them, without the quiet zone.
struct QrCode {
  int side = 0;
  std::vector<bool> dark;
  bool is_dark(int row, int column) const {
    return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(column)];
  }
};

// With error correction M (15 %). No modules where the text is empty or longer than a code holds
// (2,331 bytes).
QrCode encode_qr(std::string const& text);

// Fills `square` (as wide as it is high) with the code and its quiet zone of four modules.
void draw_qr(cairo_t* cairo, QrCode const& code, Rect square);

}  // namespace magpie::paper
