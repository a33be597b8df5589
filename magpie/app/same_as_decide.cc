// Settling a pair and taking that back: one transaction each, a revision in both records.
#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/pair_score.h"
#include "magpie/app/record_history.h"
#include "magpie/app/record_rights.h"
#include "magpie/app/record_view.h"
#include "magpie/app/records.h"
#include "magpie/app/rights.h"
#include "magpie/app/same_as.h"
#include "magpie/app/same_as_view.h"
#include "magpie/catalog/same_as_join.h"
#include "magpie/store/revision_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::FieldMap;
using catalog::Side;
using store::SameAsDecision;
using store::StoredPlace;

constexpr char kSame[] = "same_as";
constexpr char kPart[] = "part_of";

struct Two {
  StoredPlace first;
  StoredPlace second;
};

base::Result<Two> find_two(Context& context, PairId pair) {
  MAGPIE_TRY(auto first, find_record(context, pair.first));
  MAGPIE_TRY(auto second, find_record(context, pair.second));
  return Two{std::move(first), std::move(second)};
}

store::RevisionMeta meta_of(Context const& context, std::string origin, std::string note) {
  return {context.actor.name, context.now_s, std::move(origin), std::move(note), std::nullopt};
}

// Writes a revision even where no field changes, so that the history tells of the decision.
base::Result<std::int64_t> change(Context& context, StoredPlace const& stored,
                                  FieldMap const& fields, store::RevisionMeta const& meta) {
  MAGPIE_TRY(auto const changed, write_fields(context, stored, fields, meta));
  if (changed) return store::last_revision(context.db);
  return store::add_revision(context.db, stored.id, stored.version + 1, meta, {});
}

base::Status require_both_alive(Two const& two) {
  if (!two.first.deleted_at_s && !two.second.deleted_at_s) return {};
  return fail(ErrorCode::conflict,
              "其中一条记录已删除或已并入另一条，请先恢复。 One of the two was removed or merged: "
              "bring it back first.",
              "id");
}

base::Status require_right(Context& context, Two const& two, std::string_view decision) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  auto const& [first, second] = two;
  if (decision == "merge") {
    if (may_merge(context, first.place, second.place)) return {};
    return fail(ErrorCode::forbidden,
                "合并需要两条记录的修改权限，请联系秘书处。 Merging needs rights on both records: "
                "ask the secretariat.");
  }
  if (may_settle(context, first.place, second.place)) return {};
  return fail(ErrorCode::forbidden,
              "两条记录都由其他成员维护，请联系他们。 Both records belong to other members: ask "
              "them.");
}

FieldMap with_links(StoredPlace const& stored, std::vector<catalog::Link> links) {
  auto place = stored.place;
  place.links = std::move(links);
  auto const fields = catalog::fields_of(place);
  auto const found = fields.find("links");
  return {{"links", found == fields.end() ? "" : found->second}};
}

// ---- deciding

// A tie that was there before is not made twice: the revision then changes nothing.
base::Result<std::int64_t> tie(Context& context, StoredPlace const& stored,
                               catalog::Link const& link, std::string const& note) {
  auto links = stored.place.links;
  if (std::find(links.begin(), links.end(), link) == links.end()) links.push_back(link);
  return change(context, stored, with_links(stored, std::move(links)),
                meta_of(context, "edit", note));
}

base::Status link_both(Context& context, Two const& two, SameAsDecision& decision) {
  auto const tie_with = [&](StoredPlace const& stored, StoredPlace const& other) {
    auto const& key = other.place.key;
    return tie(context, stored, {kSame, key},
               fmt::format("与{0}为同一处，互相关联。 Linked with {0}.", key));
  };
  MAGPIE_TRY(decision.first_revision, tie_with(two.first, two.second));
  MAGPIE_TRY(decision.second_revision, tie_with(two.second, two.first));
  return {};
}

// Only the part names the whole; the whole's history tells of it.
base::Status link_part(Context& context, Two const& two, std::int64_t part_id,
                       SameAsDecision& decision) {
  bool const is_first = part_id == two.first.id.value();
  if (!is_first && part_id != two.second.id.value())
    return fail(ErrorCode::invalid_argument,
                "请在两条记录中选择属于另一条的那条。 Say which of the two records is the part.",
                "part");
  auto const& part = is_first ? two.first : two.second;
  auto const& whole = is_first ? two.second : two.first;
  auto& part_revision = is_first ? decision.first_revision : decision.second_revision;
  auto& whole_revision = is_first ? decision.second_revision : decision.first_revision;
  MAGPIE_TRY(part_revision, tie(context, part, {kPart, whole.place.key},
                                fmt::format("属于{0}。 A part of {0}.", whole.place.key)));
  auto const note = fmt::format("包含{0}。 Includes {0}.", part.place.key);
  MAGPIE_TRY(whole_revision, change(context, whole, {}, meta_of(context, "edit", note)));
  return {};
}

base::Status keep_apart(Context& context, Two const& two, SameAsDecision& decision) {
  auto const note = [](StoredPlace const& other) {
    return fmt::format("与{0}不是同一处。 Not the same place as {0}.", other.place.key);
  };
  MAGPIE_TRY(decision.first_revision,
             change(context, two.first, {}, meta_of(context, "edit", note(two.second))));
  MAGPIE_TRY(decision.second_revision,
             change(context, two.second, {}, meta_of(context, "edit", note(two.first))));
  return {};
}

base::Result<std::map<std::string, Side>> choices_of(api::SameAsVerdict const& verdict) {
  std::map<std::string, Side> chosen;
  if (!verdict.values) return chosen;
  for (auto const& [field, word] : *verdict.values) {
    auto const side = catalog::parse_side(word);
    if (!side)
      return fail(ErrorCode::invalid_argument,
                  "取值只能是 first、second 或 both。 Choose first, second or both.", field);
    chosen.emplace(field, *side);
  }
  return chosen;
}

base::Result<Side> side_of(Two const& two, std::optional<std::int64_t> keep) {
  if (!keep) return catalog::side_to_keep(two.first.place, two.second.place);
  if (*keep == two.first.id.value()) return Side::first;
  if (*keep == two.second.id.value()) return Side::second;
  return fail(ErrorCode::invalid_argument,
              "请在两条记录中选择保留哪一条。 Keep one of the two records.", "keep");
}

// What the staying record takes over. A proposed value that its field would refuse, such as opening
// hours nobody can read, stays with the record that gives way.
base::Result<FieldMap> fields_to_take(Context& context, Two const& two, Side keep,
                                      api::SameAsVerdict const& verdict) {
  MAGPIE_TRY(auto const chosen, choices_of(verdict));
  MAGPIE_TRY(auto fields,
             catalog::joined_fields({two.first.place, two.second.place, keep}, chosen));
  auto place = (keep == Side::first ? two.first : two.second).place;
  auto const before = place;
  for (auto const& refused : catalog::set_fields(place, fields))
    if (!chosen.contains(refused.field)) fields.erase(refused.field);
  if (may(context, Right::publish_record)) return fields;
  for (auto const& [field, _] : fields) MAGPIE_TRY_STATUS(require_edit(context, before, field));
  return fields;
}

base::Status merge_two(Context& context, Two const& two, api::SameAsVerdict const& verdict,
                       SameAsDecision& decision) {
  MAGPIE_TRY(auto const keep, side_of(two, verdict.keep));
  MAGPIE_TRY(auto const fields, fields_to_take(context, two, keep, verdict));
  bool const keeps_first = keep == Side::first;
  auto const& kept = keeps_first ? two.first : two.second;
  auto const& other = keeps_first ? two.second : two.first;
  decision.kept = kept.id;
  auto& kept_revision = keeps_first ? decision.first_revision : decision.second_revision;
  auto& other_revision = keeps_first ? decision.second_revision : decision.first_revision;
  auto const taken =
      meta_of(context, "merge", fmt::format("并入了{0}。 Took in {0}.", other.place.key));
  MAGPIE_TRY(kept_revision, change(context, kept, fields, taken));
  auto const gone =
      meta_of(context, "merge", fmt::format("并入{0}。 Merged into {0}.", kept.place.key));
  store::mark_deleted(context.db, other.id, context.now_s, kept.id);
  other_revision = store::add_revision(context.db, other.id, other.version + 1, gone, {});
  return {};
}

base::Status apply(Context& context, Two const& two, api::SameAsVerdict const& verdict,
                   SameAsDecision& decision) {
  switch (verdict.decision) {
    case api::SameAsVerdictDecision::merge:
      return merge_two(context, two, verdict, decision);
    case api::SameAsVerdictDecision::link:
      return verdict.part ? link_part(context, two, *verdict.part, decision)
                          : link_both(context, two, decision);
    case api::SameAsVerdictDecision::apart:
      return keep_apart(context, two, decision);
  }
  return {};
}

SameAsDecision new_decision(Context const& context, Two const& two, std::string decision) {
  auto const score = catalog::score_same_as(two.first.place, two.second.place);
  CatalogueEntry const first{two.first.id, two.first.place};
  CatalogueEntry const second{two.second.id, two.second.place};
  SameAsDecision row{0, first.id, second.id, std::move(decision)};
  row.decided_by = context.actor.name;
  row.decided_at_s = context.now_s;
  row.score = rounded_score(score.score);
  row.reasons = reasons_text(reasons_view({first, second, score}));
  return row;
}

std::optional<Side> part_side(Two const& two, api::SameAsVerdict const& verdict) {
  if (!verdict.part) return std::nullopt;
  return *verdict.part == two.first.id.value() ? Side::first : Side::second;
}

// Whether the pair is settled in this very way already; another way is a conflict.
base::Result<bool> is_repeated(Context& context, Two const& two,
                               api::SameAsVerdict const& verdict) {
  auto const standing = store::find_same_as(context.db, two.first.id, two.second.id);
  if (!standing || standing->undone_at_s) return false;
  bool const keeps_other =
      verdict.keep && standing->kept && standing->kept->value() != *verdict.keep;
  bool const is_other_link =
      standing->decision == "link" &&
      part_of_two(two.first.place, two.second.place) != part_side(two, verdict);
  if (standing->decision == api::to_text(verdict.decision) && !keeps_other && !is_other_link)
    return true;
  return fail(ErrorCode::conflict,
              "这两条记录已有决定，请先撤销。 The two are settled already: take that back first.",
              "decision");
}

// ---- taking back

// `links` as the history keeps it: JSON text, nothing where the field was empty.
bool has_link(std::optional<std::string> const& links, catalog::Link const& link) {
  catalog::Place place;
  if (!links || !catalog::set_field(place, "links", *links)) return false;
  return std::find(place.links.begin(), place.links.end(), link) != place.links.end();
}

// Takes away only a tie that the decision made.
base::Status untie(Context& context, StoredPlace const& stored, StoredPlace const& other,
                   std::optional<std::int64_t> revision_id) {
  auto links = stored.place.links;
  auto const made = store::find_revision(context.db, revision_id.value_or(0));
  for (auto const& change : made ? made->changes : std::vector<catalog::FieldChange>()) {
    for (char const* relation : {kSame, kPart}) {
      catalog::Link const link{relation, other.place.key};
      if (!has_link(change.before, link) && has_link(change.after, link)) std::erase(links, link);
    }
  }
  auto const note = fmt::format("不再与{0}关联。 No longer linked with {0}.", other.place.key);
  MAGPIE_TRY(auto const revision, change(context, stored, with_links(stored, std::move(links)),
                                         meta_of(context, "undo", note)));
  static_cast<void>(revision);
  return {};
}

base::Status note_undone(Context& context, StoredPlace const& stored, StoredPlace const& other) {
  if (stored.deleted_at_s) return {};
  auto const note =
      fmt::format("撤销与{0}的决定。 Took back what was decided about {0}.", other.place.key);
  MAGPIE_TRY(auto const revision, change(context, stored, {}, meta_of(context, "undo", note)));
  static_cast<void>(revision);
  return {};
}

// Names of fields that were changed since and stay.
base::Result<std::vector<std::string>> separate(Context& context, Two const& two,
                                                SameAsDecision const& decision) {
  bool const keeps_first = *decision.kept == two.first.id;
  auto const& kept = keeps_first ? two.first : two.second;
  auto const& other = keeps_first ? two.second : two.first;
  if (kept.deleted_at_s || other.merged_into != kept.id.value())
    return fail(ErrorCode::conflict,
                "保留的记录后来也被删除或合并，请先撤销那一步。 The record that stayed was removed "
                "or merged since: take that back first.",
                "id");
  auto const revision = store::find_revision(
      context.db, *(keeps_first ? decision.first_revision : decision.second_revision));
  auto back = take_back(catalog::fields_of(kept.place), *revision);
  auto place = kept.place;
  for (auto const& refused : catalog::set_fields(place, back.fields)) {
    back.fields.erase(refused.field);
    back.kept.push_back(refused.field);
  }
  auto const note = fmt::format("撤销与{0}的合并。 Took back the merge with {0}.", other.place.key);
  MAGPIE_TRY(auto const changed,
             change(context, kept, back.fields, meta_of(context, "undo", note)));
  static_cast<void>(changed);
  store::mark_restored(context.db, other.id, context.now_s);
  store::add_revision(context.db, other.id, other.version + 1, meta_of(context, "undo", note), {});
  return std::move(back.kept);
}

base::Result<std::vector<std::string>> reverse(Context& context, Two const& two,
                                               SameAsDecision const& decision) {
  if (decision.decision == "merge") return separate(context, two, decision);
  if (decision.decision == "link") {
    MAGPIE_TRY_STATUS(require_both_alive(two));
    MAGPIE_TRY_STATUS(untie(context, two.first, two.second, decision.first_revision));
    MAGPIE_TRY_STATUS(untie(context, two.second, two.first, decision.second_revision));
  } else {
    MAGPIE_TRY_STATUS(note_undone(context, two.first, two.second));
    MAGPIE_TRY_STATUS(note_undone(context, two.second, two.first));
  }
  return std::vector<std::string>{};
}

}  // namespace

base::Result<api::SameAsPair> decide_same_as(Context& context, PairId pair,
                                             api::SameAsVerdict const& verdict) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return store::in_transaction(context.db, [&]() -> base::Result<api::SameAsPair> {
    MAGPIE_TRY(auto const two, find_two(context, pair));
    std::string const word(api::to_text(verdict.decision));
    MAGPIE_TRY_STATUS(require_right(context, two, word));
    MAGPIE_TRY(auto const repeated, is_repeated(context, two, verdict));
    if (repeated) return get_same_as(context, pair);
    MAGPIE_TRY_STATUS(require_both_alive(two));
    auto decision = new_decision(context, two, word);
    MAGPIE_TRY_STATUS(apply(context, two, verdict, decision));
    store::add_same_as(context.db, decision);
    write_audit(context, "same_as." + word, "same-as/" + pair_text(pair));
    return get_same_as(context, pair);
  });
}

base::Result<api::SameAsPair> undo_same_as(Context& context, PairId pair) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return store::in_transaction(context.db, [&]() -> base::Result<api::SameAsPair> {
    MAGPIE_TRY(auto const two, find_two(context, pair));
    auto const decision = store::find_same_as(context.db, two.first.id, two.second.id);
    if (!decision)
      return fail(ErrorCode::not_found,
                  "这两条记录没有可撤销的决定。 Nothing was decided about these two.", "id");
    MAGPIE_TRY_STATUS(require_right(context, two, decision->decision));
    if (decision->undone_at_s) return get_same_as(context, pair);
    MAGPIE_TRY(auto kept, reverse(context, two, *decision));
    store::undo_same_as(context.db, decision->id, context.actor.name, context.now_s);
    write_audit(context, "same_as.undo", "same-as/" + pair_text(pair));
    MAGPIE_TRY(auto view, get_same_as(context, pair));
    if (!kept.empty()) view.kept = std::move(kept);
    return view;
  });
}

}  // namespace magpie::app
