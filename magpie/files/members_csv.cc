#include "magpie/files/members_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "magpie/files/csv_fields.h"

namespace magpie::files {

namespace {

constexpr std::array<std::string_view, 1> kRequired{"slug"};
constexpr std::array<std::string_view, 7> kKnown{"slug",        "name_zh", "name_en", "kind",
                                                 "region_code", "role",    "source"};
constexpr std::array<std::string_view, 5> kKinds{"region", "agency", "outlet", "operator",
                                                 "department"};
constexpr std::size_t kSlugBytesMax = 64;

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= kSlugBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::optional<catalog::Member> read_member(CsvFields& fields, std::map<std::string, int>& lines,
                                           int line) {
  catalog::Member member;
  member.slug = fields.text("slug");
  if (!fields.has_sound_shape()) return std::nullopt;
  if (!is_slug(member.slug)) {
    fields.refuse("slug", quoted(member.slug) + " is not a slug.",
                  "Use at most 64 small letters, digits and “-”.");
    return std::nullopt;
  }
  auto const [before, is_new] = lines.emplace(member.slug, line);
  if (!is_new) {
    fields.refuse("slug",
                  "The slug " + quoted(member.slug) + " stands already in row " +
                      std::to_string(before->second) + ".",
                  "Give one of them another slug, or remove the row that is double.");
    return std::nullopt;
  }
  member.name_zh = fields.text("name_zh");
  member.name_en = fields.text("name_en");
  if (member.name_zh.empty() && member.name_en.empty()) {
    lines.erase(before);
    fields.refuse("name_zh", "The member has no name.", "Fill name_zh or name_en.");
    return std::nullopt;
  }
  auto const kind = fields.text("kind");
  if (std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end()) {
    member.kind = kind;
  } else {
    fields.problem("kind", quoted(kind) + " is not a kind of member; it stays empty.",
                   "Use region, agency, outlet, operator or department.");
  }
  member.region_code = fields.text("region_code");
  member.role = fields.text("role");
  member.source = fields.text("source");
  return member;
}

}  // namespace

base::Result<MembersImport> read_members_csv(std::string_view bytes, std::string file) {
  MAGPIE_TRY(auto import, CsvImport::open(bytes, std::move(file), kRequired, kKnown));
  MembersImport out;
  std::map<std::string, int> lines;
  for (auto const& row : import.table().rows) {
    CsvFields fields(import, row);
    if (auto member = read_member(fields, lines, row.line)) out.members.push_back(*member);
  }
  out.report = import.take_report();
  out.report.rows_taken = out.members.size();
  return out;
}

}  // namespace magpie::files
