#include "magpie/app/import_gone.h"

namespace magpie::app {

namespace {

constexpr std::size_t kNamed = 50;

api::Finding finding_about(catalog::Place const& place) {
  api::Finding finding;
  finding.code = "GONE_FROM_SOURCE";
  finding.action = api::FindingAction::keep;
  finding.value = catalog::display_name(place, "zh");
  finding.sentence = {"源中不再有该记录，此处保留；若已停业请自行删除。",
                      "The source no longer holds this record; it stays here: remove it if the "
                      "place is closed."};
  return finding;
}

}  // namespace

void note_gone(store::ImportRun const& run, std::vector<KnownRecord const*> const& gone,
               Judgement& judgement) {
  judgement.view.counts.removed = std::ssize(gone);
  for (auto const* record : gone) {
    judgement.gone.push_back(record->id.value());
    if (run.feed_id && judgement.gone.size() <= kNamed)
      judgement.view.findings.push_back(finding_about(*record->place));
  }
}

}  // namespace magpie::app
