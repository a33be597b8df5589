// Records as AlpineBits DestinationData, read-only: venues with categories and pictures, in pages
// of JSON:API documents. Licence and attribution stand in each object's "meta", which the standard
// leaves to the server.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "magpie/app/outgoing.h"

namespace magpie::app {

struct AlpinePage {
  std::size_t number = 1;  // from 1
  std::size_t size = 0;    // 0 = everything on one page
  std::string link;        // "/api/v1/export/alpinebits?kind=museum"; "" = a file, without links
};

// A page beyond the last one is empty.
std::string to_alpinebits(std::span<OutgoingRecord const> records, AlpinePage const& page);

}  // namespace magpie::app
