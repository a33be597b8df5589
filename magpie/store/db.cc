#include "magpie/store/db.h"

#include <fmt/core.h>

namespace magpie::store {

namespace {

template <class T>
T const& column_as(std::vector<Value> const& values, std::size_t column, char const* type) {
  if (column >= values.size()) {
    throw std::logic_error(fmt::format("row has {} columns, not {}", values.size(), column + 1));
  }
  if (auto const* value = std::get_if<T>(&values[column])) return *value;
  throw std::logic_error(fmt::format("column {} of the row is no {}", column, type));
}

}  // namespace

std::int64_t Row::integer(std::size_t column) const {
  return column_as<std::int64_t>(values_, column, "integer");
}

double Row::real(std::size_t column) const {
  if (column < values_.size() && std::holds_alternative<std::int64_t>(values_[column])) {
    return static_cast<double>(std::get<std::int64_t>(values_[column]));
  }
  return column_as<double>(values_, column, "number");
}

std::string const& Row::text(std::size_t column) const {
  return column_as<std::string>(values_, column, "text");
}

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<double> Row::maybe_real(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::int64_t Db::insert(std::string_view sql, std::initializer_list<Value> values) {
  auto const rows = query(sql, values);
  if (rows.size() != 1) throw std::logic_error("an insert must return one id");
  return rows.front().integer(0);
}

}  // namespace magpie::store
