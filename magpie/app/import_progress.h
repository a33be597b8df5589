// How far an import is, heard by a job, a terminal or nobody, and the way to stop it.
#pragma once

#include <cstddef>
#include <functional>

#include "magpie/base/result.h"

namespace magpie::app {

// Rows done, of all rows. False stops the import: it fails with `cancelled` and stores nothing.
using OnImportRows = std::function<bool(std::size_t done, std::size_t rows)>;

// The two halves of the work, one bar over both: reading the file, then going through its rows.
enum class ImportHalf { reading, rows };

base::Status tell_rows(OnImportRows const& on_rows, ImportHalf half, std::size_t done,
                       std::size_t rows);
base::Error import_cancelled();

}  // namespace magpie::app
