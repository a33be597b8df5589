// The map: /tiles/Z/X/Y.mvt for each tile, /tiles.json that describes them (TileJSON 3.0),
// /tiles/heights/Z/X/Y.png for relief where heights were imported, and the whole archive
// /map.pmtiles, which other map programs read in ranges. They stand beside the contract, which is
// of the API only, and need no account, as the map data does not.
#pragma once

#include "magpie/http/handlers/surroundings.h"
#include "magpie/http/router.h"

namespace magpie::http {

struct TileHandlers {
  Surroundings const& around;

  // 204 where the map has no such tile; 404 where there is no map.
  Response get_tile(Request const& request) const;
  // Heights as pictures for relief; 204 beside them, 404 where there are none.
  Response get_heights(Request const& request) const;
  // 204 where there is no map: a screen draws without it.
  Response get_description(Request const& request) const;
  Response get_archive(Request const& request) const;
};

// `around` must live as long as the router.
void register_tiles(Router& router, Surroundings const& around);

}  // namespace magpie::http
