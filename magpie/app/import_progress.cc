#include "magpie/app/import_progress.h"

namespace magpie::app {

base::Error import_cancelled() {
  return {base::ErrorCode::cancelled,
          "导入已取消，没有写入任何内容。 The import was cancelled; nothing was stored.",
          {}};
}

base::Status tell_rows(OnImportRows const& on_rows, ImportHalf half, std::size_t done,
                       std::size_t rows) {
  auto const all = half == ImportHalf::reading ? done : rows + done;
  if (!on_rows || on_rows(all / 2, rows)) return {};
  return tl::make_unexpected(import_cancelled());
}

}  // namespace magpie::app
