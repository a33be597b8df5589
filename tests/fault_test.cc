// "What if it fails exactly here": every use case that writes, failed at each of its statements,
// must leave the database as it was, and must work when it is tried again.
#include <gtest/gtest.h>

#include <functional>

#include "magpie/app/accounts.h"
#include "magpie/app/feeds.h"
#include "magpie/app/import_files.h"
#include "magpie/app/import_once.h"
#include "magpie/app/merge_import.h"
#include "magpie/app/plan_jobs.h"
#include "magpie/app/plan_trip.h"
#include "magpie/app/record_history.h"
#include "magpie/app/records.h"
#include "magpie/app/road_changes.h"
#include "magpie/app/routes.h"
#include "magpie/app/same_as.h"
#include "magpie/store/faulty_db.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"
#include "magpie/store/test_db.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

using app::Context;

struct UseCase {
  char const* name;
  // Makes what the use case needs. Returns the id it works on.
  std::function<std::int64_t(SmallWorld&, Context&)> prepare;
  std::function<base::Status(SmallWorld&, Context&, std::int64_t)> work;
};

template <class T>
base::Status status_of(base::Result<T> const& result) {
  return result ? base::Status{} : base::Status(tl::make_unexpected(result.error()));
}

http::api::Plan small_plan(SmallWorld& world, Context& context) {
  http::api::PlanDraft draft;
  draft.request.start_date = "2026-05-02";
  draft.request.days = 1;
  draft.days.resize(1);
  auto const snapshot = world.workspace().snapshot(context.db);
  return app::schedule_plan({snapshot->catalogue, snapshot->legs}, draft).value();
}

std::int64_t new_route(SmallWorld& world, Context& context) {
  return app::create_route(context, {"request-0", "one", small_plan(world, context)}).value().id;
}

std::int64_t changed_route(SmallWorld& world, Context& context) {
  auto const id = new_route(world, context);
  http::api::RouteUpdate update;
  update.version = 1;
  update.name = "two";
  return app::update_route(context, id, update).value().id;
}

std::int64_t deleted_route(SmallWorld& world, Context& context) {
  auto const id = new_route(world, context);
  EXPECT_TRUE(app::delete_route(context, id));
  return id;
}

std::int64_t nothing(SmallWorld&, Context&) {
  return 0;
}

base::Status publish(SmallWorld&, Context& context, std::int64_t id) {
  http::api::RouteUpdate update;
  update.version = 1;
  update.name = "published";
  update.status = http::api::RouteStatus::published;
  return status_of(app::update_route(context, id, update));
}

base::Status start_a_plan(SmallWorld& world, Context& context, std::int64_t) {
  http::api::TripRequest request;
  request.start_date = "2026-05-02";
  request.days = 1;
  return status_of(
      app::start_plan(context, *world.workspace().snapshot(*world.connect()), request));
}

std::int64_t queued_job(SmallWorld& world, Context& context) {
  EXPECT_TRUE(start_a_plan(world, context, 0));
  return app::list_jobs(context).value().items.front().id;
}

base::Status import_again(SmallWorld& world, Context& context, std::int64_t) {
  TemporaryFolder folder;
  auto const file = folder.path() / "members.csv";
  EXPECT_TRUE(app::write_file_whole(
      file,
      "slug,name_zh,name_en,kind,region_code,role,source\nnew,新县,New,region,1,party,test\n"));
  auto const summary =
      app::import_files(context, world.workspace(), {{file}, ""}, [](auto const&, auto, auto) {});
  return status_of(summary);
}

base::Status import_a_sheet(SmallWorld& world, Context& context, std::int64_t) {
  app::OnceOptions options;
  options.mode = app::ImportMode::apply;
  options.columns = {{"备注", "note"}};
  options.datums = {{"", "gcj02"}};
  return status_of(app::import_once(
      context, world.workspace(),
      {"名称,等级,经度,纬度,备注\n石佛寺,4A,113.6512,37.4123,山顶\n望鹊台,48,113.7001,37.3502,\n",
       "list.csv", "heshun"},
      options));
}

constexpr char kSheet[] =
    "名称,等级,经度,纬度\n石佛寺,4A,113.6512,37.4123\n望鹊台,48,113.7,37.35\n";

std::int64_t kept_import(SmallWorld&, Context& context) {
  return app::keep_import(context, {kSheet, "list.csv", "heshun"}).value().id;
}

std::int64_t judged_import(SmallWorld& world, Context& context) {
  return app::start_import(context, world.workspace(), {kSheet, "list.csv", "heshun"}).value().id;
}

std::int64_t first_place(SmallWorld&, Context& context) {
  return store::find_place(context.db, "t-1")->id.value();
}

base::Status rate(SmallWorld&, Context& context, std::int64_t id) {
  http::api::RecordChange change{"request-1", 1, {{"rating", "4"}}, {}};
  return status_of(app::change_record(context, id, change));
}

std::int64_t changed_place(SmallWorld& world, Context& context) {
  auto const id = first_place(world, context);
  EXPECT_TRUE(rate(world, context, id));
  return id;
}

base::Status merge_a_file(SmallWorld&, Context& context, std::int64_t id) {
  auto place = store::find_place(context.db, catalog::PlaceId(id))->place;
  place.rating = 2;
  catalog::Place fresh;
  fresh.key = "fresh";
  fresh.names = {{"zh", "新"}};
  std::vector const places{place, fresh};
  return store::in_transaction(context.db, [&] {
    return status_of(app::merge_import(context, places, "places:places.csv"));
  });
}

base::Result<http::api::Feed> add_feed(Context& context) {
  return app::create_feed(context,
                          {"request-1", "heshun", "https://example.org/a.csv", 60, {}, {}});
}

std::int64_t new_feed(SmallWorld&, Context& context) {
  return add_feed(context).value().id;
}

// The two pagodas of the small world.
app::PairId twins(Context& context) {
  return {store::find_place(context.db, "t-10")->id.value(),
          store::find_place(context.db, "t-11")->id.value()};
}

base::Status settle(Context& context, http::api::SameAsVerdictDecision decision) {
  http::api::SameAsVerdict verdict;
  verdict.decision = decision;
  return status_of(app::decide_same_as(context, twins(context), verdict));
}

base::Status merge_twins(SmallWorld&, Context& context, std::int64_t) {
  return settle(context, http::api::SameAsVerdictDecision::merge);
}

base::Status link_twins(SmallWorld&, Context& context, std::int64_t) {
  return settle(context, http::api::SameAsVerdictDecision::link);
}

base::Status part_twins(SmallWorld&, Context& context, std::int64_t) {
  return settle(context, http::api::SameAsVerdictDecision::apart);
}

base::Status unsettle(SmallWorld&, Context& context, std::int64_t) {
  return status_of(app::undo_same_as(context, twins(context)));
}

template <auto Settle>
std::int64_t settled(SmallWorld& world, Context& context) {
  EXPECT_TRUE(Settle(world, context, 0));
  return 0;
}

// One of them knows more, so that merging changes fields.
std::int64_t unlike_twins(SmallWorld&, Context& context) {
  http::api::RecordChange change{"request-2", 1, {{"phone", "\"1\""}}, {}};
  EXPECT_TRUE(app::change_record(context, twins(context).first, change));
  return 0;
}

http::api::RoadChangeDraft closure(std::string const& name) {
  http::api::RoadChangeDraft draft;
  draft.request_id = "request-1";
  draft.name = name;
  draft.geometry.coordinates = {{"[113,37]"}, {"[113.1,37]"}};
  draft.source = "notice";
  return draft;
}

std::int64_t new_closure(SmallWorld& world, Context& context) {
  return app::create_road_change(context, world.workspace(), closure("old")).value().id;
}

UseCase const kUseCases[] = {
    {"draw a closure", nothing,
     [](SmallWorld& world, Context& context, std::int64_t) {
       return status_of(app::create_road_change(context, world.workspace(), closure("new")));
     }},
    {"change a closure", new_closure,
     [](SmallWorld& world, Context& context, std::int64_t id) {
       return status_of(app::replace_road_change(context, world.workspace(), id, closure("new")));
     }},
    {"remove a closure", new_closure,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return app::delete_road_change(context, id);
     }},
    {"restore a closure",
     [](SmallWorld& world, Context& context) {
       auto const id = new_closure(world, context);
       EXPECT_TRUE(app::delete_road_change(context, id));
       return id;
     },
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::restore_road_change(context, id));
     }},
    {"take a list of road changes", nothing,
     [](SmallWorld& world, Context& context, std::int64_t) {
       return status_of(app::import_road_changes(
           context, world.workspace(),
           R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)"
           R"({"type":"LineString","coordinates":[[113,37],[113.1,37]]},)"
           R"("properties":{"kind":"scenic","name":"new","score":1,"source":"plan"}}]})"));
     }},
    {"merge two records", unlike_twins, merge_twins},
    {"take a merge back", settled<merge_twins>, unsettle},
    {"link two records", nothing, link_twins},
    {"take a link back", settled<link_twins>, unsettle},
    {"keep two records apart", nothing, part_twins},
    {"take keeping apart back", settled<part_twins>, unsettle},
    {"create a record", nothing,
     [](SmallWorld&, Context& context, std::int64_t) {
       return status_of(app::create_record(context, {"request-1", {}, {{"name.zh", "\"新\""}}}));
     }},
    {"change a record", first_place, rate},
    {"change many records", first_place,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::change_places(context, {"request-1", {id}, {{"rating", "4"}}, {}}));
     }},
    {"take a change back", changed_place,
     [](SmallWorld&, Context& context, std::int64_t id) {
       auto const revision = store::last_revision(context.db);
       return status_of(app::undo_change(context, id, {"request-1", revision}));
     }},
    {"remove a record", first_place,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return app::delete_record(context, id);
     }},
    {"bring a record back",
     [](SmallWorld& world, Context& context) {
       auto const id = first_place(world, context);
       EXPECT_TRUE(app::delete_record(context, id));
       return id;
     },
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::restore_record(context, id));
     }},
    {"move a record in its workflow", first_place,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::move_record(context, id, {"request-1", http::api::Workflow::draft}));
     }},
    {"merge a file into edited records", changed_place, merge_a_file},
    {"create a route", nothing,
     [](SmallWorld& world, Context& context, std::int64_t) {
       static_cast<void>(world);
       http::api::Plan plan;
       plan.request.start_date = "2026-05-02";
       plan.request.days = 1;
       return status_of(app::create_route(context, {"request-1", "new", plan}));
     }},
    {"update and publish a route", new_route, publish},
    {"undo a route", changed_route,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::undo_route(context, id));
     }},
    {"delete a route", new_route,
     [](SmallWorld&, Context& context, std::int64_t id) { return app::delete_route(context, id); }},
    {"restore a route", deleted_route,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::restore_route(context, id));
     }},
    {"share a route", new_route,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::share_route(context, id));
     }},
    {"end the links of a route", new_route,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return app::unshare_route(context, id);
     }},
    {"start a plan", nothing, start_a_plan},
    {"cancel a job", queued_job,
     [](SmallWorld& world, Context& context, std::int64_t id) {
       return status_of(app::cancel_job(context, world.workspace(), id));
     }},
    {"add a user", nothing,
     [](SmallWorld&, Context& context, std::int64_t) {
       return status_of(
           app::add_user(context, {"anna", "a long password", store::Role::planner, ""}));
     }},
    {"import a table", nothing, import_again},
    {"add a feed", nothing,
     [](SmallWorld&, Context& context, std::int64_t) { return status_of(add_feed(context)); }},
    {"bring a feed back",
     [](SmallWorld& world, Context& context) {
       auto const id = new_feed(world, context);
       EXPECT_TRUE(app::delete_feed(context, id));
       return id;
     },
     [](SmallWorld&, Context& context, std::int64_t) {
       return status_of(app::create_feed(
           context, {"request-2", "heshun", "https://example.org/a.csv", 90, {}, {}}));
     }},
    {"change a feed", new_feed,
     [](SmallWorld&, Context& context, std::int64_t id) {
       http::api::FeedChange change;
       change.paused = true;
       return status_of(app::change_feed(context, id, change));
     }},
    {"ask for a pull", new_feed,
     [](SmallWorld&, Context& context, std::int64_t id) {
       return status_of(app::ask_for_pull(context, id));
     }},
    {"remove a feed", new_feed,
     [](SmallWorld&, Context& context, std::int64_t id) { return app::delete_feed(context, id); }},
    {"import a sheet in one go", nothing, import_a_sheet},
    {"keep a file to be judged", nothing,
     [](SmallWorld&, Context& context, std::int64_t) {
       return status_of(app::keep_import(context, {kSheet, "list.csv", "heshun"}));
     }},
    {"judge a kept file", kept_import,
     [](SmallWorld& world, Context& context, std::int64_t id) {
       return app::judge_kept_import(context, world.workspace(), id, {});
     }},
    {"answer about an import", judged_import,
     [](SmallWorld& world, Context& context, std::int64_t id) {
       http::api::ImportAnswers answers;
       answers.answers.emplace().push_back({"DATUM_MISSING", "gcj02"});
       return status_of(app::answer_import(context, world.workspace(), id, answers));
     }},
    {"apply an import", judged_import,
     [](SmallWorld& world, Context& context, std::int64_t id) {
       return status_of(app::apply_import(context, world.workspace(), id));
     }},
};

class Faults : public testing::TestWithParam<UseCase> {};

TEST_P(Faults, LeaveTheDatabaseAsItWas) {
  auto const& use_case = GetParam();
  SmallWorld world;
  auto const real = world.connect();
  Context plain{*real, kNowS, world.bytes(), app::command_line_actor()};
  auto const id = use_case.prepare(world, plain);
  auto const before = store::dump(*real);
  store::FaultyDb faulty(*real);
  int statement = 1;
  for (; statement < 1000; ++statement) {
    faulty.fail_at(statement, store::DbErrorCode::full);
    Context context{faulty, kNowS, world.bytes(), app::command_line_actor()};
    bool failed = false;
    try {
      failed = !use_case.work(world, context, id);
    } catch (store::DbError const&) {
      failed = true;
    }
    if (faulty.statement_count() < statement) break;
    EXPECT_TRUE(failed) << use_case.name << ", statement " << statement;
    ASSERT_TRUE(store::dump(*real) == before) << use_case.name << ", statement " << statement;
    ASSERT_FALSE(real->is_in_transaction());
  }
  EXPECT_GT(statement, 3);
  EXPECT_FALSE(store::dump(*real) == before) << use_case.name << " must write when nothing fails";
}

INSTANTIATE_TEST_SUITE_P(All, Faults, testing::ValuesIn(kUseCases), [](auto const& info) {
  std::string name = info.param.name;
  for (char& c : name) {
    if (c == ' ') c = '_';
  }
  return name;
});

}  // namespace
}  // namespace magpie::tests
