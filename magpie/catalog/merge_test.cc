#include "magpie/catalog/merge.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace magpie::catalog {
namespace {

std::set<std::string> const kAll{"a", "b", "c", "d"};

// Few fields and few values, so that equal ones meet often.
FieldMap some_fields() {
  FieldMap fields;
  for (auto const& name : kAll) {
    int const value = *rc::gen::inRange(0, 4);
    if (value > 0) fields[name] = std::to_string(value);
  }
  return fields;
}

TEST(Merge, AChangeOnOneSideWins) {
  auto const merge = merge_fields({{"a", "1"}, {"b", "1"}}, {{"a", "2"}, {"b", "1"}},
                                  {{"a", "1"}, {"b", "3"}}, {"a", "b"});
  EXPECT_EQ(merge.merged, (FieldMap{{"a", "2"}, {"b", "3"}}));
  EXPECT_EQ(merge.changes, (std::vector<FieldChange>{{"b", "1", "3"}}));
  EXPECT_TRUE(merge.conflicts.empty());
}

TEST(Merge, AChangeOnBothSidesKeepsTheLocalValueAndIsListed) {
  auto const merge = merge_fields({{"a", "1"}}, {{"a", "2"}}, {{"a", "3"}}, {"a"});
  EXPECT_EQ(merge.merged, (FieldMap{{"a", "2"}}));
  EXPECT_EQ(merge.conflicts, (std::vector<FieldConflict>{{"a", "1", "2", "3"}}));
}

TEST(Merge, AFieldTheFileDoesNotSpeakOfStays) {
  auto const merge = merge_fields({{"a", "1"}}, {{"a", "1"}}, {}, {});
  EXPECT_EQ(merge.merged, (FieldMap{{"a", "1"}}));
}

TEST(Merge, AFieldEmptiedInTheFileIsEmptiedHereUnlessItWasEdited) {
  EXPECT_TRUE(merge_fields({{"a", "1"}}, {{"a", "1"}}, {}, {"a"}).merged.empty());
  auto const edited = merge_fields({{"a", "1"}}, {{"a", "2"}}, {}, {"a"});
  EXPECT_EQ(edited.merged, (FieldMap{{"a", "2"}}));
  EXPECT_EQ(edited.conflicts.size(), 1U);
}

RC_GTEST_PROP(Merge, ImportingTwiceIsImportingOnce, ()) {
  auto const base = some_fields();
  auto const incoming = some_fields();
  auto const once = merge_fields(base, some_fields(), incoming, kAll);
  auto const twice = merge_fields(incoming, once.merged, incoming, kAll);
  RC_ASSERT(twice.merged == once.merged);
  RC_ASSERT(twice.changes.empty());
}

RC_GTEST_PROP(Merge, ALocalEditIsNeverDestroyed, ()) {
  auto const base = some_fields();
  auto const local = some_fields();
  auto const merged = merge_fields(base, local, some_fields(), kAll).merged;
  for (auto const& change : changes_between(base, local)) {
    auto const found = merged.find(change.field);
    RC_ASSERT((found == merged.end()) == !change.after.has_value());
    if (change.after) RC_ASSERT(found->second == *change.after);
  }
}

RC_GTEST_PROP(Merge, FilesThatSpeakOfDifferentFieldsMayComeInAnyOrder, ()) {
  auto const base = some_fields();
  auto const local = some_fields();
  auto const first = some_fields();
  auto const second = some_fields();
  std::set<std::string> const left{"a", "b"};
  std::set<std::string> const right{"c", "d"};
  auto const one = merge_fields(base, merge_fields(base, local, first, left).merged, second, right);
  auto const other =
      merge_fields(base, merge_fields(base, local, second, right).merged, first, left);
  RC_ASSERT(one.merged == other.merged);
}

}  // namespace
}  // namespace magpie::catalog
