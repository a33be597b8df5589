#include "magpie/app/overview.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "magpie/app/alliance_facts.h"
#include "magpie/app/month_change.h"
#include "magpie/app/rights.h"
#include "magpie/catalog/defaults.h"
#include "magpie/catalog/quality.h"
#include "magpie/store/route_store.h"
#include "magpie/store/user_store.h"

namespace magpie::app {

namespace {

std::vector<catalog::Missing> missing_of(PlaceTraits const& traits) {
  std::vector<catalog::Missing> missing;
  for (unsigned bit = 0; bit < 8; ++bit)
    if ((traits.missing >> bit & 1U) != 0) missing.push_back(static_cast<catalog::Missing>(bit));
  return missing;
}

std::map<std::string, catalog::Completeness> completeness_of(Catalogue const& catalogue) {
  std::vector<catalog::Completeness> rows(catalogue.words().members().size());
  catalogue.entries().visit([&](std::size_t, CatalogueEntry const&, PlaceTraits const& traits) {
    rows[traits.member].add(traits.asked, missing_of(traits));
  });
  std::map<std::string, catalog::Completeness> by_member;
  for (std::size_t i = 0; i < rows.size(); ++i)
    by_member[catalogue.words().members()[i]] = std::move(rows[i]);
  return by_member;
}

api::MemberState state_of(catalog::Member const& member,
                          catalog::Completeness const& completeness) {
  api::MemberState state;
  state.slug = member.slug;
  state.name_zh = member.name_zh;
  state.name_en = member.name_en;
  state.kind = member.kind;
  state.role = member.role;
  state.source = member.source;
  state.places = completeness.places;
  state.complete_percent = static_cast<std::int32_t>(completeness.share() * 100);
  for (auto const& [field, count] : completeness.missing_by_field) {
    state.missing.push_back({std::string(catalog::missing_name(field)), count});
  }
  return state;
}

void count_position(PlaceTraits const& traits, api::AllianceOverview& view) {
  // A product or a brand stands nowhere: it lacks nothing.
  if (!traits.has_location && !catalog::has_ground(traits.kind)) return;
  if (!traits.has_location) {
    ++view.places_without_position;
  } else if (traits.precision == catalog::Precision::point) {
    ++view.places_with_point;
  } else {
    ++view.places_with_county;
  }
}

void count_places(Catalogue const& catalogue, api::AllianceOverview& view) {
  std::map<catalog::Kind, std::int64_t> kinds;
  std::vector<bool> theme_lists(catalogue.words().theme_lists().size());
  geo::Box box;
  catalogue.entries().visit([&](std::size_t, CatalogueEntry const&, PlaceTraits const& traits) {
    ++kinds[traits.kind];
    theme_lists[traits.themes] = true;
    if (traits.has_location) box.extend(traits.point.location);
    count_position(traits, view);
  });
  view.places = static_cast<std::int64_t>(catalogue.entries().size());
  for (auto const& [kind, count] : kinds)
    view.kinds.push_back({*api::parse_word<api::PlaceKind>(catalog::kind_name(kind)), count});
  std::sort(view.kinds.begin(), view.kinds.end(),
            [](auto const& a, auto const& b) { return a.kind < b.kind; });
  std::set<std::string> themes;
  for (std::size_t i = 0; i < theme_lists.size(); ++i) {
    auto const& list = catalogue.words().theme_lists()[i];
    if (theme_lists[i]) themes.insert(list.begin(), list.end());
  }
  view.themes = std::vector<std::string>(themes.begin(), themes.end());
  if (!box.is_empty()) {
    view.bounds = std::vector<double>{box.low.lon(), box.low.lat(), box.high.lon(), box.high.lat()};
    view.center =
        api::Position{(box.low.lon() + box.high.lon()) / 2, (box.low.lat() + box.high.lat()) / 2};
  }
}

// What is missing most, from whom, and whether it moved this month.
api::Sentence fill_missing_words(api::MemberState const& member, std::int64_t filled) {
  std::int64_t missing = 0;
  for (auto const& gap : member.missing) missing += gap.count;
  api::Sentence const month = filled > 0
                                  ? api::Sentence{fmt::format("本月已补{}项", filled),
                                                  fmt::format("{} filled in this month", filled)}
                                  : api::Sentence{"本月没有补充", "none filled in this month"};
  return {fmt::format("向{}催要缺少的{}项信息（完整度{}%，{}）。", member.name_zh, missing,
                      member.complete_percent, month.zh),
          fmt::format("Ask {} for the {} values that are missing ({} % complete, {}).",
                      member.name_en, missing, member.complete_percent, month.en)};
}

void add_month(Context& context, Snapshot const& snapshot, api::AllianceOverview& view) {
  auto const& catalogue = snapshot.catalogue;
  auto const filled = snapshot.fills.by_member(
      catalogue, month_start(context.now_s, catalogue.alliance().utc_offset_minutes));
  for (auto& member : view.member_states) {
    auto const found = filled.find(member.slug);
    member.filled_this_month = found == filled.end() ? 0 : found->second;
  }
}

void add_next_steps(Context& context, api::AllianceOverview& view) {
  auto const add = [&](api::NextStepCode code, api::Sentence text) {
    view.next_steps.push_back({code, std::move(text), std::nullopt, std::nullopt});
  };
  if (view.places == 0) {
    add(api::NextStepCode::import_places,
        {"还没有地点：用 magpie import 导入表格或 OpenStreetMap 文件。",
         "There are no places yet: import a table or an OpenStreetMap extract with magpie "
         "import."});
    return;
  }
  if (view.routes == 0) {
    add(api::NextStepCode::plan_route, {"规划第一条三日线路。", "Plan the first three-day route."});
  }
  if (!view.roads.loaded) {
    add(api::NextStepCode::import_roads,
        {"还没有道路文件，所有路程均为估算：导入所在省的 .osm.pbf。",
         "No road file is loaded and every leg is estimated: import your province's .osm.pbf."});
  }
  auto worst = std::max_element(
      view.member_states.begin(), view.member_states.end(), [](auto const& a, auto const& b) {
        return a.places * (100 - a.complete_percent) < b.places * (100 - b.complete_percent);
      });
  if (worst != view.member_states.end() && worst->complete_percent < 100) {
    api::NextStep step;
    step.code = api::NextStepCode::fill_missing;
    step.member = worst->slug;
    step.count = worst->places;
    step.text = fill_missing_words(*worst, worst->filled_this_month.value_or(0));
    view.next_steps.push_back(std::move(step));
  }
  if (is_try_mode(context.db)) {
    add(api::NextStepCode::add_user, {"正式使用前先添加账户：magpie user add。",
                                      "Before real use add an account: magpie user add."});
  }
}

}  // namespace

api::MemberList list_members(Catalogue const& catalogue) {
  auto const completeness = completeness_of(catalogue);
  api::MemberList list;
  for (auto const& member : catalogue.members()) {
    auto const found = completeness.find(member.slug);
    list.items.push_back(
        state_of(member, found == completeness.end() ? catalog::Completeness{} : found->second));
  }
  std::stable_sort(list.items.begin(), list.items.end(), [](auto const& a, auto const& b) {
    if ((a.places > 0) != (b.places > 0)) return a.places > 0;
    return a.complete_percent < b.complete_percent;
  });
  return list;
}

base::Result<api::AllianceOverview> get_alliance(Context& context, Snapshot const& snapshot) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  auto const& alliance = snapshot.catalogue.alliance();
  api::AllianceOverview view;
  view.slug = alliance.slug;
  view.name_zh = alliance.name_zh;
  view.name_en = alliance.name_en;
  view.time_zone = alliance.time_zone;
  view.currency = alliance.currency;
  count_places(snapshot.catalogue, view);
  view.members = static_cast<std::int64_t>(snapshot.catalogue.members().size());
  view.member_states = list_members(snapshot.catalogue).items;
  add_month(context, snapshot, view);
  view.routes = store::count_routes(context.db);
  view.roads = snapshot.roads;
  view.facts = alliance_facts(alliance.document);
  add_next_steps(context, view);
  return view;
}

api::DefaultRuleList list_default_rules() {
  api::DefaultRuleList list;
  list.version = std::string(catalog::default_rules_version());
  for (auto const& rule : catalog::default_rules()) {
    list.items.push_back({rule.name, rule.value, rule.basis, {rule.text_zh, rule.text_en}});
  }
  return list;
}

api::SourceList list_sources(Catalogue const& catalogue) {
  api::SourceList list;
  for (auto const& source : catalogue.sources()) {
    api::Source view;
    view.key = source.key;
    view.title = source.title;
    view.publisher = source.publisher;
    view.licence = source.licence;
    view.licence_class = source.licence_class;
    view.attribution = source.attribution;
    if (!source.as_of.empty()) view.as_of = source.as_of;
    list.items.push_back(std::move(view));
  }
  return list;
}

}  // namespace magpie::app
