// Vehicle: who travels. Every vehicle has its own profile, its own edges and its own hierarchy.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace magpie::roads {

enum class Vehicle : std::uint8_t { car, coach, bicycle, foot };

inline constexpr std::array<Vehicle, 4> kVehicles{Vehicle::car, Vehicle::coach, Vehicle::bicycle,
                                                  Vehicle::foot};

constexpr std::string_view vehicle_name(Vehicle vehicle) {
  constexpr std::array<std::string_view, 4> kNames{"car", "coach", "bicycle", "foot"};
  return kNames[static_cast<std::size_t>(vehicle)];
}

constexpr std::optional<Vehicle> find_vehicle(std::string_view name) {
  for (auto const vehicle : kVehicles) {
    if (vehicle_name(vehicle) == name) return vehicle;
  }
  return std::nullopt;
}

// A set of vehicles as one byte.
class VehicleSet {
 public:
  constexpr VehicleSet() = default;
  static constexpr VehicleSet all() {
    VehicleSet set;
    set.bits_ = 0x0F;
    return set;
  }
  constexpr void add(Vehicle vehicle) { bits_ |= bit(vehicle); }
  constexpr void remove(Vehicle vehicle) { bits_ &= static_cast<std::uint8_t>(~bit(vehicle)); }
  constexpr bool has(Vehicle vehicle) const { return (bits_ & bit(vehicle)) != 0; }
  constexpr bool is_empty() const { return bits_ == 0; }
  bool operator==(VehicleSet const&) const = default;

 private:
  static constexpr std::uint8_t bit(Vehicle vehicle) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(vehicle));
  }
  std::uint8_t bits_ = 0;
};

}  // namespace magpie::roads
