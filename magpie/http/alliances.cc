#include "magpie/http/alliances.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "magpie/http/handlers/page_handlers.h"
#include "magpie/http/handlers/register.h"
#include "magpie/http/handlers/road_handlers.h"
#include "magpie/http/handlers/tile_handlers.h"
#include "magpie/http/problem.h"

namespace magpie::http {

namespace {

constexpr std::string_view kMount = "/a/";
constexpr std::size_t kSlugBytesMax = 64;

// What stands in an address and in a cookie's path as it is.
bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= kSlugBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

struct Alliances::Alliance {
  Alliance(std::unique_ptr<app::Workspace> opened, AlliancesOptions const& options,
           std::vector<ServedAlliance> const& served)
      : workspace(std::move(opened)), pool(*workspace), around{*workspace,    pool,
                                                               options.now_s, options.random_bytes,
                                                               &served,       options.public_url} {}

  std::unique_ptr<app::Workspace> workspace;
  app::DbPool pool;
  Surroundings around;
  Router router;
};

Alliances::Alliances(std::vector<std::unique_ptr<app::Workspace>> workspaces,
                     AlliancesOptions options)
    : sign_ins_(options.sign_in_limit) {
  if (workspaces.empty()) throw std::invalid_argument("there is no alliance to serve");
  for (auto& workspace : workspaces) add(std::move(workspace), options);
}

Alliances::~Alliances() = default;

void Alliances::add(std::unique_ptr<app::Workspace> workspace, AlliancesOptions const& options) {
  auto alliance = std::make_unique<Alliance>(std::move(workspace), options, served_);
  auto slug = free_slug(*alliance);
  auto address = alliances_.empty() ? std::string("/") : fmt::format("{}{}/", kMount, slug);
  register_api(alliance->router, alliance->around, sign_ins_);
  register_pages(alliance->router, alliance->around);
  register_tiles(alliance->router, alliance->around);
  register_osrm(alliance->router, alliance->around);
  if (options.screens) alliance->router.set_fallback(options.screens);
  served_.push_back({std::move(slug), std::move(address), &alliance->around});
  alliances_.push_back(std::move(alliance));
}

std::string Alliances::free_slug(Alliance& alliance) const {
  auto const snapshot = alliance.workspace->snapshot(alliance.pool.lend().db());
  auto const path = std::filesystem::absolute(alliance.workspace->folder()).lexically_normal();
  auto const folder = path.has_filename() ? path.filename() : path.parent_path().filename();
  for (auto const& slug : {snapshot->catalogue.alliance().slug, folder.string()}) {
    if (is_slug(slug) && !is_taken(slug)) return slug;
  }
  auto number = alliances_.size() + 1;
  while (is_taken(fmt::format("alliance-{}", number))) ++number;
  return fmt::format("alliance-{}", number);
}

bool Alliances::is_taken(std::string_view slug) const {
  return find(slug) != nullptr;
}

Alliances::Alliance const* Alliances::find(std::string_view slug) const {
  for (std::size_t i = 0; i < served_.size(); ++i) {
    if (served_[i].slug == slug) return alliances_[i].get();
  }
  return nullptr;
}

Response Alliances::answer(Request request) const {
  if (!request.path.starts_with(kMount)) return alliances_.front()->router.answer(request);
  auto const slug_end = std::min(request.path.find('/', kMount.size()), request.path.size());
  auto const slug = request.path.substr(kMount.size(), slug_end - kMount.size());
  auto const* alliance = find(slug);
  if (alliance == nullptr) {
    return problem_response({base::ErrorCode::not_found,
                             "这台服务器没有这个联盟，请从首页选择。 This server holds no alliance "
                             "of that name: choose one on the home screen.",
                             "path"});
  }
  request.mount = request.path.substr(0, slug_end);
  request.path.erase(0, slug_end);
  if (request.path.empty()) request.path = "/";
  return alliance->router.answer(std::move(request));
}

std::vector<app::Workspace*> Alliances::workspaces() const {
  std::vector<app::Workspace*> workspaces;
  for (auto const& alliance : alliances_) workspaces.push_back(alliance->workspace.get());
  return workspaces;
}

}  // namespace magpie::http
