// Which networks the road changes make, and when two questions share one.
#include "magpie/app/road_changes.h"

#include <gtest/gtest.h>

#include "magpie/app/road_wish.h"
#include "tests/support/extract.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

constexpr char kStreet[] =
    "n1 x113.0 y37.0\nn2 x113.02 y37.0\nn3 x113.04 y37.0\n"
    "w1 Thighway=primary Nn1,n2\n"
    "w2 Thighway=primary,access:conditional=no%20%@%20%(Jul%20%-Aug) Nn2,n3\n";

class RoadChangesTest : public testing::Test {
 protected:
  RoadChangesTest() { EXPECT_EQ(import_extract(world_, kStreet), ""); }

  std::int64_t add(http::api::RoadChangeDraft draft) {
    app::Context context{*db_, kNowS, world_.bytes(), app::command_line_actor()};
    draft.request_id = "request-" + std::to_string(++requests_);
    return app::create_road_change(context, world_.workspace(), draft).value().id;
  }
  void remove(std::int64_t id) {
    app::Context context{*db_, kNowS, world_.bytes(), app::command_line_actor()};
    ASSERT_TRUE(app::delete_road_change(context, id));
  }
  std::shared_ptr<roads::Network const> on(std::string const& date) {
    return world_.workspace().network(app::read_wish({.date = date}).value());
  }
  static http::api::RoadChangeDraft april_closure() {
    http::api::RoadChangeDraft draft;
    draft.name = "slide";
    draft.geometry.coordinates = {{"[113.005,37]"}, {"[113.015,37]"}};
    draft.from_date = "2026-04-01";
    draft.until_date = "2026-04-15";
    draft.source = "notice";
    return draft;
  }

  SmallWorld world_;
  std::unique_ptr<store::Db> db_ = world_.connect();
  int requests_ = 0;
};

TEST_F(RoadChangesTest, TwoDatesOnWhichTheSameHoldsShareOneNetwork) {
  auto const plain = on("");
  ASSERT_NE(plain, nullptr);
  EXPECT_EQ(on("2026-04-02"), plain);
  EXPECT_EQ(on("2026-07-02"), on("2026-08-15"));
  EXPECT_NE(on("2026-07-02"), plain);
  add(april_closure());
  EXPECT_NE(on("2026-04-02"), plain);
  EXPECT_EQ(on("2026-04-02"), on("2026-04-15"));
  EXPECT_EQ(on("2026-04-16"), plain);
  EXPECT_EQ(on(""), plain);
}

TEST_F(RoadChangesTest, AChangeOrRemovalIsSeenByTheNextQuestion) {
  auto const plain = on("2026-04-02");
  auto const id = add(april_closure());
  auto const closed = on("2026-04-02");
  EXPECT_NE(closed, plain);
  remove(id);
  EXPECT_EQ(on("2026-04-02"), plain);
  add(april_closure());
  EXPECT_NE(on("2026-04-02"), closed);
}

TEST_F(RoadChangesTest, ACorridorMattersOnlyToWhoWantsScenery) {
  auto draft = april_closure();
  draft.kind = http::api::RoadChangeKind::scenic;
  draft.score = 1;
  auto const plain = on("2026-04-02");
  add(draft);
  EXPECT_EQ(on("2026-04-02"), plain);
}

}  // namespace
}  // namespace magpie::tests
