// A plan and a verdict as plain text for the terminal.
#pragma once

#include <string>
#include <string_view>

#include "magpie/http/api/types.gen.h"

namespace magpie::cli {

std::string plan_text(http::api::Plan const& plan, std::string_view language);
std::string verdict_text(http::api::Verdict const& verdict, std::string_view language);

}  // namespace magpie::cli
