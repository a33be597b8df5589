#include "magpie/files/dem_file.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <tiffio.h>
#include <unistd.h>
#include <zip.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "magpie/base/gzip.h"
#include "magpie/base/random.h"

namespace magpie::files {
namespace {

constexpr int kSide = 1201;

geo::LatLng at(double lat, double lon) {
  return *geo::make_latlng(lat, lon);
}

// Metres of a tilted plane: 1,000 in the north-west, rising one metre by row and two by column.
int plane(int row, int column) {
  return 1000 + row + 2 * column;
}

std::string hgt_bytes() {
  std::string bytes;
  for (int row = 0; row < kSide; ++row) {
    for (int column = 0; column < kSide; ++column) {
      int const meters = row == 5 && column == 7 ? -32768 : plane(row, column);
      bytes += static_cast<char>((meters >> 8) & 0xFF);
      bytes += static_cast<char>(meters & 0xFF);
    }
  }
  return bytes;
}

std::string zipped(std::vector<std::pair<std::string, std::string>> const& parts) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* const archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (auto const& [name, bytes] : parts) {
    auto* const part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

base::Result<std::vector<DemSquare>> read_all(std::string const& name, std::string_view bytes) {
  std::vector<DemSquare> squares;
  MAGPIE_TRY_STATUS(read_dem(name, bytes, [&](DemSquare&& square) -> base::Status {
    squares.push_back(std::move(square));
    return {};
  }));
  return squares;
}

std::string message_of(std::string const& name, std::string_view bytes) {
  auto const read = read_all(name, bytes);
  return read ? "read" : read.error().message;
}

void expect_plane(geo::HeightGrid const& grid) {
  EXPECT_EQ(grid.bounds().low, at(42, 1));
  EXPECT_EQ(grid.bounds().high, at(43, 2));
  EXPECT_NEAR(*grid.at(at(43, 1)), plane(0, 0), 0.1);
  EXPECT_NEAR(*grid.at(at(42, 2)), plane(1200, 1200), 0.1);
  EXPECT_NEAR(*grid.at(at(42.5, 1.25)), plane(600, 300), 0.1);
  EXPECT_EQ(grid.sample(5, 7), geo::kNoHeight);
}

TEST(DemFile, ReadsASquareByItsNameBareZippedAndPacked) {
  auto const bytes = hgt_bytes();
  auto const bare = read_all("/data/n42e001.hgt", bytes);
  ASSERT_TRUE(bare) << bare.error().message;
  expect_plane(bare->at(0).grid);
  auto const packed = read_all("N42E001.SRTMGL3.hgt.gz", base::gzip(bytes));
  ASSERT_TRUE(packed) << packed.error().message;
  EXPECT_EQ(packed->at(0).name, "N42E001");
  expect_plane(packed->at(0).grid);
  auto const zip = read_all(
      "M31.zip",
      zipped({{"readme.txt", "heights"}, {"M31/N42E001.hgt", bytes}, {"M31/S01W080.hgt", bytes}}));
  ASSERT_TRUE(zip) << zip.error().message;
  ASSERT_EQ(zip->size(), 2U);
  expect_plane(zip->at(0).grid);
  EXPECT_EQ(zip->at(1).grid.bounds().low, at(-1, -80));
}

TEST(DemFile, SaysInOneSentenceWhatIsWrongWithASquare) {
  auto const bytes = hgt_bytes();
  EXPECT_EQ(message_of("andorra.hgt", bytes),
            "andorra.hgt: the name does not say which square this is; name it by its south-west "
            "corner, such as N42E001.hgt.");
  EXPECT_EQ(message_of("N99E001.hgt", bytes),
            "N99E001.hgt: the name does not say which square this is; name it by its south-west "
            "corner, such as N42E001.hgt.");
  EXPECT_EQ(message_of("N42E001.hgt", bytes.substr(2)),
            "N42E001.hgt has 2884800 bytes where an .hgt square has 2,884,802 or 25,934,402: "
            "download it again.");
  EXPECT_EQ(message_of("N42E001.hgt", ""), "N42E001.hgt is empty: download it again.");
  EXPECT_EQ(message_of("N42E001.hgt.zip", bytes.substr(0, 5000)),
            "N42E001.hgt.zip is a damaged zip file: download it again.");
  EXPECT_EQ(message_of("N42E001.hgt.zip", zipped({{"readme.txt", "no"}})),
            "N42E001.hgt.zip holds no .hgt or .tif file.");
  auto const packed = base::gzip(bytes);
  EXPECT_EQ(message_of("N42E001.hgt.gz", packed.substr(0, packed.size() / 2)),
            "N42E001.hgt.gz cannot be unpacked: download it again.");
}

// What a GeoTIFF made for a test says of itself.
struct TiffWish {
  bool is_float = false;
  bool is_tiled = false;
  bool is_point = false;
  std::uint16_t compression = COMPRESSION_ADOBE_DEFLATE;
  std::uint16_t model = 2;
  std::uint16_t crs = 4326;
  bool has_transformation = false;
  bool has_tiepoint = true;
  std::string no_data = "-9999";
};

constexpr std::uint32_t kColumns = 70;
constexpr std::uint32_t kRows = 50;

TIFFFieldInfo const kGeoTags[] = {
    {33550, -1, -1, TIFF_DOUBLE, FIELD_CUSTOM, 1, 1, const_cast<char*>("Scale")},
    {33922, -1, -1, TIFF_DOUBLE, FIELD_CUSTOM, 1, 1, const_cast<char*>("Tie")},
    {34264, -1, -1, TIFF_DOUBLE, FIELD_CUSTOM, 1, 1, const_cast<char*>("Transformation")},
    {34735, -1, -1, TIFF_SHORT, FIELD_CUSTOM, 1, 1, const_cast<char*>("Keys")},
    {42113, -1, -1, TIFF_ASCII, FIELD_CUSTOM, 1, 0, const_cast<char*>("NoData")},
};

std::vector<char> samples_of(TiffWish const& wish, std::uint32_t row, std::uint32_t column,
                             std::uint32_t rows, std::uint32_t columns) {
  std::vector<char> out;
  auto const put = [&](auto value) {
    auto const* const bytes = reinterpret_cast<char const*>(&value);
    out.insert(out.end(), bytes, bytes + sizeof(value));
  };
  for (std::uint32_t r = row; r < row + rows; ++r) {
    for (std::uint32_t c = column; c < column + columns; ++c) {
      bool const is_void = r == 5 && c == 7;
      double const meters = is_void ? -9999 : plane(int(r), int(c)) + (wish.is_float ? 0.6 : 0);
      if (wish.is_float)
        put(static_cast<float>(meters));
      else
        put(static_cast<std::int16_t>(meters));
    }
  }
  return out;
}

std::string tiff_bytes(TiffWish const& wish) {
  auto const path = fmt::format("{}/dem_file_test.{}.tif", testing::TempDir(), getpid());
  auto* const tiff = TIFFOpen(path.c_str(), "w");
  TIFFMergeFieldInfo(tiff, kGeoTags, std::size(kGeoTags));
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kColumns);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, kRows);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, wish.is_float ? 32 : 16);
  TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, wish.is_float ? SAMPLEFORMAT_IEEEFP : SAMPLEFORMAT_INT);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, wish.compression);
  std::vector<double> const scale{0.01, 0.02, 0};
  std::vector<double> const tie{0, 0, 0, 1, 43, 0};
  std::vector<double> const transformation(16, 0);
  std::vector<std::uint16_t> const keys{
      1,    1, 0, 3,       1024, 0, 1, wish.model, 1025, 0, 1, std::uint16_t(wish.is_point ? 2 : 1),
      2048, 0, 1, wish.crs};
  TIFFSetField(tiff, 33550, 3, scale.data());
  if (wish.has_tiepoint) TIFFSetField(tiff, 33922, 6, tie.data());
  if (wish.has_transformation) TIFFSetField(tiff, 34264, 16, transformation.data());
  TIFFSetField(tiff, 34735, 16, keys.data());
  TIFFSetField(tiff, 42113, wish.no_data.c_str());
  if (wish.is_tiled) {
    TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 32);
    TIFFSetField(tiff, TIFFTAG_TILELENGTH, 32);
    for (std::uint32_t row = 0; row < kRows; row += 32) {
      for (std::uint32_t column = 0; column < kColumns; column += 32) {
        auto samples = samples_of(wish, row, column, 32, 32);
        TIFFWriteTile(tiff, samples.data(), column, row, 0, 0);
      }
    }
  } else {
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
    for (std::uint32_t row = 0; row < kRows; ++row) {
      auto samples = samples_of(wish, row, 0, 1, kColumns);
      TIFFWriteScanline(tiff, samples.data(), row, 0);
    }
  }
  TIFFClose(tiff);
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_tiff_plane(TiffWish const& wish) {
  auto const read = read_all("Copernicus_N42_E001.tif", tiff_bytes(wish));
  ASSERT_TRUE(read) << read.error().message;
  auto const& [name, grid] = read->at(0);
  EXPECT_EQ(name, "Copernicus_N42_E001");
  EXPECT_EQ(grid.rows, kRows);
  EXPECT_EQ(grid.columns, kColumns);
  double const middle = wish.is_point ? 0 : 0.5;
  EXPECT_NEAR(grid.west, 1 + middle * 0.01, 1e-9);
  EXPECT_NEAR(grid.north, 43 - middle * 0.02, 1e-9);
  EXPECT_EQ(grid.sample(5, 7), geo::kNoHeight);
  double const extra = wish.is_float ? 0.6 : 0;
  EXPECT_NEAR(geo::unpack_height(grid.sample(0, 0)), plane(0, 0) + extra, 0.1);
  EXPECT_NEAR(geo::unpack_height(grid.sample(49, 69)), plane(49, 69) + extra, 0.1);
  EXPECT_NEAR(geo::unpack_height(grid.sample(31, 33)), plane(31, 33) + extra, 0.1);
}

TEST(DemFile, ReadsGeoTiffInStripsAndTilesOfBothKindsOfNumbers) {
  expect_tiff_plane({});
  expect_tiff_plane({.is_float = true, .is_point = true});
  expect_tiff_plane({.is_tiled = true, .compression = COMPRESSION_LZW});
  expect_tiff_plane({.is_float = true, .is_tiled = true, .compression = COMPRESSION_NONE});
}

TEST(DemFile, RefusesGeoTiffItWouldPlaceWrongly) {
  EXPECT_EQ(message_of("a.tif", tiff_bytes({.has_transformation = true})),
            "a.tif places its grid by a transformation (ModelTransformation), which may be turned: "
            "convert it to north-up degrees, such as by gdalwarp -t_srs EPSG:4326.");
  auto const degrees =
      "a.tif is not in degrees on WGS84: convert it, such as by gdalwarp -t_srs EPSG:4326.";
  EXPECT_EQ(message_of("a.tif", tiff_bytes({.model = 1})), degrees);
  EXPECT_EQ(message_of("a.tif", tiff_bytes({.crs = 4490})), degrees);
  EXPECT_EQ(message_of("a.tif", tiff_bytes({.has_tiepoint = false})),
            "a.tif does not say where its grid lies (ModelPixelScale, ModelTiepoint).");
  EXPECT_EQ(message_of("a.tif", "GIF89a"),
            "a.tif is no TIFF file or is cut short: download it again.");
}

TEST(DemFile, EveryCutOfAGeoTiffIsOneSentence) {
  auto const bytes = tiff_bytes({.is_tiled = true});
  for (std::size_t size = 1; size < bytes.size(); size += 97) {
    auto const message = message_of("a.tif", bytes.substr(0, size));
    EXPECT_TRUE(message.starts_with("a.tif ") && message.ends_with(".")) << size << message;
  }
}

TEST(DemFile, ChangedBytesNeverBreakTheReader) {
  auto const tiff = tiff_bytes({.compression = COMPRESSION_NONE});
  base::Random random(3);
  for (int i = 0; i < 400; ++i) {
    auto changed = tiff;
    for (int n = 0; n < 3; ++n)
      changed[random.below(i < 200 ? 16 : changed.size())] = static_cast<char>(random.below(256));
    EXPECT_FALSE(message_of("a.tif", changed).empty());
  }
}

TEST(DemFile, KnowsItsFilesByNameAndZipsByWhatTheyHold) {
  EXPECT_TRUE(is_dem_file("x/N42E001.HGT"));
  EXPECT_TRUE(is_dem_file("N42E001.hgt.gz"));
  EXPECT_TRUE(is_dem_file("copernicus.tif"));
  EXPECT_FALSE(is_dem_file("places.csv"));
  EXPECT_FALSE(is_dem_file("no-such-file.zip"));
  auto const path = fmt::format("{}/dem_file_test.{}.zip", testing::TempDir(), getpid());
  std::ofstream(path, std::ios::binary) << zipped({{"a/N42E001.hgt", hgt_bytes()}});
  EXPECT_TRUE(is_dem_file(path));
  std::ofstream(path, std::ios::binary) << zipped({{"places.csv", "id,name"}});
  EXPECT_FALSE(is_dem_file(path));
}

// Real heights: the high road of Envalira (2,408 m) and the valley at Andorra la Vella.
TEST(DemFile, ReadsTheSquareOfAndorra) {
  char const* const shared = std::getenv("MAGPIE_SHARED");
  std::filesystem::path const path =
      std::filesystem::path(shared == nullptr ? "../shared" : shared) / "osm" / "N42E001.hgt.zip";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: no heights at " << path;
  std::ifstream in(path, std::ios::binary);
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  auto const read = read_all(path.string(), bytes);
  ASSERT_TRUE(read) << read.error().message;
  geo::Heights heights;
  heights.add(std::move(read->at(0).grid));
  EXPECT_NEAR(*heights.smooth_at(at(42.5403, 1.7188)), 2408, 30);
  EXPECT_NEAR(*heights.smooth_at(at(42.5078, 1.5211)), 1025, 40);
}

}  // namespace
}  // namespace magpie::files
