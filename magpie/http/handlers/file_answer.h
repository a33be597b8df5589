// A file of a use case as a download.
#pragma once

#include "magpie/app/export_plan.h"
#include "magpie/http/problem.h"
#include "magpie/http/response.h"

namespace magpie::http {

inline Response file_answer(base::Result<app::ExportFile> file) {
  if (!file) return problem_response(file.error());
  auto response = make_response(file->media_type, std::move(file->bytes));
  set_download_name(response, file->name);
  return response;
}

}  // namespace magpie::http
