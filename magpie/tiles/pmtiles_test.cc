#include "magpie/tiles/pmtiles.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

#include "magpie/base/gzip.h"
#include "magpie/tiles/pmtiles_writer.h"

namespace magpie::tiles {
namespace {

ReadBytes reader_of(std::string const& bytes) {
  return [&bytes](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
    if (offset > bytes.size() || length > bytes.size() - offset) {
      return base::fail(base::ErrorCode::invalid_data, "the archive is cut short");
    }
    return bytes.substr(offset, length);
  };
}

TEST(Directory, ComesBackAsItWas) {
  EXPECT_TRUE(rc::check("read_directory undoes write_directory", [] {
    Directory entries;
    auto const count = *rc::gen::inRange(0, 50);
    std::uint64_t number = 0;
    for (int i = 0; i < count; ++i) {
      number += *rc::gen::inRange<std::uint64_t>(1, 1U << 30U);
      entries.push_back({number, *rc::gen::inRange<std::uint64_t>(0, 1ULL << 40U),
                         *rc::gen::inRange<std::uint32_t>(1, 100'000),
                         *rc::gen::inRange<std::uint32_t>(0, 9)});
    }
    RC_ASSERT(read_directory(write_directory(entries)) == entries);
  }));
}

TEST(Pmtiles, EveryTileIsFoundAndNoOther) {
  EXPECT_TRUE(rc::check("the archive answers as a table does, with any size of leaf", [] {
    std::map<TileId, std::string> table;
    PmtilesWriter writer;
    auto const count = *rc::gen::inRange(0, 200);
    for (int i = 0; i < count; ++i) {
      TileId const tile{6, *rc::gen::inRange(0U, 64U), *rc::gen::inRange(0U, 64U)};
      auto const packed = base::gzip(std::string(*rc::gen::inRange(1, 9), 'x'));
      if (table.emplace(tile, packed).second) writer.add(tile, packed);
    }
    auto const bytes =
        writer.finish({"{\"name\":\"x\"}", {}, 6, 6}, *rc::gen::inRange<std::size_t>(1, 40));
    auto const archive = PmtilesArchive::open(reader_of(bytes));
    RC_ASSERT(archive.has_value());
    RC_ASSERT(archive->metadata() == "{\"name\":\"x\"}");
    RC_ASSERT(archive->header().addressed == table.size());
    for (std::uint32_t x = 0; x < 64; ++x) {
      for (std::uint32_t y = 0; y < 64; ++y) {
        auto const found = archive->find({6, x, y});
        RC_ASSERT(found.has_value());
        auto const expected = table.find({6, x, y});
        RC_ASSERT(found->has_value() == (expected != table.end()));
        if (*found) RC_ASSERT(**found == expected->second);
      }
    }
  }));
}

TEST(Pmtiles, HeaderComesBackAsItWas) {
  PmtilesWriter writer;
  writer.add({3, 1, 2}, base::gzip("tile"));
  geo::Box box;
  box.extend(*geo::make_latlng(42.4, 1.4));
  box.extend(*geo::make_latlng(42.7, 1.8));
  auto const bytes = writer.finish({"{}", box, 3, 14});
  auto const header = read_header(bytes);
  ASSERT_TRUE(header);
  EXPECT_EQ(bytes[7], 3);
  EXPECT_EQ(header->zoom_min, 3);
  EXPECT_EQ(header->zoom_max, 14);
  EXPECT_EQ(header->bounds.low, box.low);
  EXPECT_EQ(header->bounds.high, box.high);
  EXPECT_EQ(write_header(*header), bytes.substr(0, kHeaderBytes));
}

TEST(Pmtiles, EqualTilesAreStoredOnce) {
  PmtilesWriter writer;
  for (std::uint32_t x = 0; x < 8; ++x) writer.add({3, x, 0}, base::gzip("sea"));
  auto const header = read_header(writer.finish({"{}", {}, 3, 3}));
  EXPECT_EQ(header->contents, 1U);
  EXPECT_EQ(header->addressed, 8U);
}

TEST(Pmtiles, StrangeFilesAreOneSentence) {
  EXPECT_EQ(read_header("<html>").error().message,
            "this is no PMTiles archive: its first bytes differ");
  PmtilesWriter writer;
  writer.add({3, 1, 2}, base::gzip("tile"));
  auto bytes = writer.finish({"{}", {}, 3, 3});
  auto old = bytes;
  old[7] = 2;
  EXPECT_EQ(read_header(old).error().message,
            "this PMTiles archive has version 2: only version 3 is read");
  EXPECT_TRUE(rc::check("any damage is read or refused", [&] {
    auto damaged = bytes;
    for (int i = 0; i < 3; ++i) {
      damaged[*rc::gen::inRange<std::size_t>(0, damaged.size())] = *rc::gen::arbitrary<char>();
    }
    auto const archive = PmtilesArchive::open(reader_of(damaged));
    if (!archive) {
      RC_ASSERT(!archive.error().message.empty());
      return;
    }
    auto const tile = archive->find({3, 1, 2});
    RC_ASSERT(tile.has_value() || !tile.error().message.empty());
  }));
}

}  // namespace
}  // namespace magpie::tiles
