// The timetable of a day: stops as blocks, the legs between them thin, pauses where they fall, and
// a line that runs down through all of them. A row stands on one page; a long day goes on over the
// next pages under the same head.
#pragma once

#include <string>
#include <string_view>

#include "magpie/paper/route_book_parts.h"
#include "magpie/paper/stack.h"

namespace magpie::paper {

// Dense rows put the English name and the kind on one line, and stand closer.
enum class Density { roomy, dense };

class Timetable {
 public:
  Timetable(Flow& flow, BookContext const& book, std::size_t day_index, Density density);
  // What it takes where no page ends in between.
  double height() const;
  void draw();

 private:
  enum class Marker { stop, bed, pause };
  struct Row {
    Stack time;
    Stack place;
    Stack visit;
    Stack hours;
    Stack fee;
    double height() const;
  };

  void draw_head();
  Row bed_row(api::PlaceSummary const& place, std::int32_t minutes,
              api::Sentence const& role) const;
  void draw_bed(Row const& row, std::string const& label);
  void draw_stop(std::size_t index, Row const& row);
  void draw_leg(std::size_t index, double keep_with);
  // The pauses after `stops_before` stops that begin before (or not before) the leg is driven.
  enum class Side { before_leg, after_leg };
  void draw_pauses(std::size_t stops_before, Side side);
  void draw_sum();

  Row empty_row() const;
  Row stop_row(std::size_t index) const;
  void fill_place(Stack& stack, std::size_t index) const;
  // The words of a leg; beside them stands the tag of an estimated one.
  TextBlock leg_block(api::PlanLeg const& leg) const;
  bool is_after_leg(api::PlanPause const& pause) const;
  void draw_row(Row const& row, double y) const;
  void draw_track(double top, double bottom) const;
  void draw_leg_line(api::PlanLeg const& leg, double top, double bottom) const;
  void draw_marker(Marker marker, std::string const& label, double y) const;

  Flow& flow_;
  BookContext const& book_;
  api::PlanDay const& day_;
  int first_stop_;
  bool dense_;
  double block_padding_;
  double leg_padding_;
};

}  // namespace magpie::paper
