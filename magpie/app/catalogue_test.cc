// After any edits the snapshot that was made from the last one is the one that would be loaded
// anew: the same places, answers of the search, counts, clusters, overview and pairs.
#include "magpie/app/catalogue.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "magpie/app/facets.h"
#include "magpie/app/map_clusters.h"
#include "magpie/app/overview.h"
#include "magpie/app/records.h"
#include "magpie/app/same_as.h"
#include "magpie/app/workspace.h"
#include "magpie/http/api/json.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/token.h"

namespace magpie::app {
namespace {

using catalog::Place;

template <class T>
T one_of(std::vector<T> const& values) {
  return values[static_cast<std::size_t>(*rc::gen::inRange(0, int(values.size())))];
}

std::vector<std::string> const kNames{"双塔寺", "双塔",     "石塔寺", "云泉村",
                                      "云泉山", "K2观景台", "云泉"};

Place some_place(std::string key) {
  Place p;
  p.key = std::move(key);
  p.names = {{"zh", one_of(kNames)}};
  p.kind = one_of<catalog::Kind>(
      {catalog::Kind::sight, catalog::Kind::village, catalog::Kind::lodging, catalog::Kind::brand});
  p.member = one_of<std::string>({"", "zhao", "heshun"});
  p.opening_hours = one_of<std::string>({"", "24/7", "when the door is open"});
  p.themes = one_of<std::vector<std::string>>({{}, {"temple"}, {"temple", "water"}});
  p.location = geo::make_latlng(37.3, 113.5 + 0.001 * *rc::gen::inRange(0, 40));
  p.precision = catalog::Precision::point;
  return p;
}

// A value of a field, as JSON; "null" empties it.
std::pair<std::string const, std::string> some_field() {
  return one_of<std::pair<std::string const, std::string>>(
      {{"name.zh", "\"" + one_of(kNames) + "\""},
       {"name.en", one_of<std::string>({"\"Twin Pagodas\"", "\"Cloud\"", "null"})},
       {"rating", one_of<std::string>({"1", "4", "null"})},
       {"themes", one_of<std::string>({"[\"craft\"]", "[\"water\",\"temple\"]", "null"})},
       {"price", one_of<std::string>({"0", "4500", "null"})},
       {"opening_hours", one_of<std::string>({"\"24/7\"", "\"Mo-Fr 09:00-17:00\"", "null"})},
       {"member", one_of<std::string>({"\"zhao\"", "\"heshun\""})},
       {"kind", one_of<std::string>({"\"sight\"", "\"lodging\"", "\"product\""})},
       {"phone", one_of<std::string>({"\"1\"", "null"})},
       {"location", one_of<std::string>({"[113.51,37.3]", "[113.6,37.4]", "null"})}});
}

// All that people see of a snapshot, as one text.
class Picture {
 public:
  Picture(Context& context, Snapshot const& snapshot)
      : context_(context), snapshot_(snapshot), catalogue_(snapshot.catalogue) {}

  std::string text(std::int64_t last_id) {
    add_places(last_id);
    for (auto const* words : {"双塔", "yunquan", "ssta", "k2", "twin", "cloud", "云泉 村"})
      add(words, list_places(catalogue_, query(words)));
    for (auto const& wanted : queries()) {
      add("list", list_places(catalogue_, wanted));
      add("facets", get_facets(catalogue_, wanted));
      for (int const zoom : {5, 12}) text_ += map_clusters(catalogue_, wanted, zoom) + "\n";
    }
    add("overview", get_alliance(context_, snapshot_).value());
    add("same as", list_same_as(context_, catalogue_, {}).value());
    return text_;
  }

 private:
  static PlaceQuery query(std::string words) {
    PlaceQuery wanted;
    wanted.words = std::move(words);
    return wanted;
  }
  static std::vector<PlaceQuery> queries() {
    std::vector<PlaceQuery> all(8);
    all[1].member = "zhao";
    all[2].theme = "temple";
    all[3].missing = "opening_hours";
    all[4].missing = "phone";
    all[5].rating_min = 2;
    all[6].kind = catalog::Kind::lodging;
    all[7].box = parse_box("113.505,37.2,113.52,37.35").value();
    return all;
  }
  void add_places(std::int64_t last_id) {
    for (auto const& [id, place] : catalogue_.entries()) {
      text_ += fmt::format("{} {}\n", id.value(), place.key);
      for (auto const& [field, value] : catalog::fields_of(place))
        text_ += "  " + field + " " + value + "\n";
    }
    for (std::int64_t id = 1; id <= last_id; ++id) {
      auto const* entry = catalogue_.find(id);
      text_ += fmt::format("{} is {}\n", id, entry ? entry->id.value() : 0);
    }
  }
  template <class T>
  void add(char const* title, T const& value) {
    text_ += fmt::format("{} {}\n", title, api::to_json_value(value).dump());
  }

  Context& context_;
  Snapshot const& snapshot_;
  Catalogue const& catalogue_;
  std::string text_;
};

std::filesystem::path new_folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "magpie-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw std::runtime_error("no temporary folder can be made");
  return pattern;
}

class LiveCatalogue : public ::testing::Test {
 protected:
  LiveCatalogue() {
    for (auto const* slug : {"zhao", "heshun"})
      store::upsert_member(*db_, {slug, slug, slug, "region", "", "", ""});
  }

  ~LiveCatalogue() override {
    db_.reset();
    workspace_.reset();
    // A leftover folder harms nobody; a destructor must not throw.
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::int64_t some_id() const { return *rc::gen::inRange<std::int64_t>(1, last_id_ + 1); }

  void add_places(int count) {
    for (int i = 0; i < count; ++i) {
      auto const place = some_place("p-" + std::to_string(++keys_));
      store::PlaceWriter writer(*db_);
      auto const id = writer.write(place, "test", context_.now_s).value();
      store::add_revision(*db_, id, 1, {"test", context_.now_s, "create", "", {}}, {});
      last_id_ = id.value();
    }
  }

  void bulk() {
    api::BulkChange change;
    change.request_id = fmt::format("bulk-{}", ++keys_);
    for (int i = 0; i < 5; ++i) change.place_ids.push_back(some_id());
    change.fields = {some_field()};
    RC_ASSERT(change_places(context_, change).has_value());
  }

  void settle_or_undo() {
    auto const [low, high] = std::minmax({some_id(), some_id()});
    if (low == high) return;
    api::SameAsVerdict verdict;
    verdict.decision = one_of<api::SameAsVerdictDecision>({api::SameAsVerdictDecision::merge,
                                                           api::SameAsVerdictDecision::link,
                                                           api::SameAsVerdictDecision::apart});
    if (!decide_same_as(context_, {low, high}, verdict))
      static_cast<void>(undo_same_as(context_, {low, high}));
  }

  void edit() {
    context_.now_s += 60;
    switch (*rc::gen::inRange(0, 7)) {
      case 0:
        return add_places(*rc::gen::inRange(1, 3));
      case 1:
        return static_cast<void>(delete_record(context_, some_id()));
      case 2:
        return static_cast<void>(restore_record(context_, some_id()));
      case 3:
        return settle_or_undo();
      case 4:
        return static_cast<void>(move_record(
            context_, some_id(),
            {"", one_of<api::Workflow>({api::Workflow::draft, api::Workflow::published})}));
      default:
        return bulk();
    }
  }

  Snapshot loaded_anew() {
    return {Catalogue::load(*db_), LegBook(nullptr), {}, RecentFills::load(*db_)};
  }

  std::filesystem::path folder_ = new_folder();
  std::unique_ptr<Workspace> workspace_ =
      Workspace::open(folder_ / "data", OpenMode::create).value();
  std::unique_ptr<store::Db> db_ = workspace_->connect();
  store::ByteSource bytes_ = store::system_bytes();
  Context context_{*db_, std::int64_t{1'777'593'600}, bytes_, command_line_actor()};
  std::int64_t last_id_ = 0;
  int keys_ = 0;
};

RC_GTEST_FIXTURE_PROP(LiveCatalogue, EqualsOneLoadedAnewAfterAnyEdits, ()) {
  add_places(*rc::gen::inRange(1, 30));
  for (int round = 0; round < 4; ++round) {
    workspace_->look_again();
    static_cast<void>(workspace_->snapshot(*db_));
    for (int i = *rc::gen::inRange(0, 8); i >= 0; --i) edit();
    workspace_->look_again();
    auto const after = workspace_->snapshot(*db_);
    RC_ASSERT(Picture(context_, *after).text(last_id_) ==
              Picture(context_, loaded_anew()).text(last_id_));
  }
}

TEST_F(LiveCatalogue, TheSnapshotBeforeAnEditStaysAsItWas) {
  store::upsert_places(*db_, std::vector{Place{.key = "a", .names = {{"zh", "双塔寺"}}}}, "test", 0)
      .value();
  auto const before = workspace_->snapshot(*db_);
  api::BulkChange change;
  change.request_id = "once";
  change.place_ids = {1};
  change.fields = {{"name.zh", "\"云泉村\""}};
  ASSERT_EQ(change_places(context_, change).value().changed, 1);
  workspace_->look_again();
  auto const after = workspace_->snapshot(*db_);
  EXPECT_EQ(before->catalogue.search("双塔寺", 5).size(), 1U);
  EXPECT_EQ(before->catalogue.search("云泉村", 5).size(), 0U);
  EXPECT_EQ(after->catalogue.search("双塔寺", 5).size(), 0U);
  EXPECT_EQ(after->catalogue.search("云泉村", 5).size(), 1U);
}

}  // namespace
}  // namespace magpie::app
