// The parts of the route book, each drawn into one flow. Inner header of route_book.cc and its
// neighbours.
#pragma once

#include <string>
#include <vector>

#include "magpie/paper/flow.h"
#include "magpie/paper/route_book.h"
#include "magpie/paper/words.h"

namespace magpie::paper {

struct BookContext {
  api::Plan const& plan;
  RouteBookOptions const& options;
  api::Sentence title;          // `en` empty where the route has one name
  std::vector<int> first_stop;  // the number of each day's first stop; numbers run on over the trip
};

void draw_cover(Flow& flow, BookContext const& book);
void draw_day(Flow& flow, BookContext const& book, std::size_t day_index);
// Every leg turn by turn, in two columns; nothing where no leg has steps.
void draw_steps(Flow& flow, BookContext const& book);
void draw_notes(Flow& flow, BookContext const& book);

// The picture of one day, or of all days where `day_index` is negative (then without names).
MapPicture picture_of(BookContext const& book, int day_index);

// "第1天 Day 1"
api::Sentence day_words(api::PlanDay const& day);

// The violations of a day; `stop` negative: those of the day itself.
std::vector<api::PlanViolation const*> violations_of(BookContext const& book,
                                                     api::PlanDay const& day, int stop);

}  // namespace magpie::paper
