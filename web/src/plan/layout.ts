// Where the parts of a day lie on its column, in minutes: legs between stops, waits, pauses, and the
// slot in which a stop's opening hours are drawn.
import type { DayHours, PlanDay, PlanLeg, PlanPause, PlanStop, PlanViolation, Plan } from '../api';

export type Block =
  | { kind: 'leg'; from: number; until: number; leg: PlanLeg; index: number }
  | { kind: 'wait'; from: number; until: number }
  | { kind: 'pause'; from: number; until: number; pause: PlanPause }
  | { kind: 'stop'; from: number; until: number; stop: PlanStop; index: number };

export type Band = { from: number; until: number; open: boolean };

type Span = { from: number; until: number };

const pausesAfter = (day: PlanDay, stops: number): PlanPause[] =>
  day.pauses.filter((pause) => pause.after_stop === stops);

// The time between two stops that no pause takes.
function freeSpans(from: number, until: number, pauses: PlanPause[]): Span[] {
  const spans: Span[] = [];
  let at = from;
  for (const pause of pauses) {
    if (pause.begin_min > at) spans.push({ from: at, until: pause.begin_min });
    at = Math.max(at, pause.leave_min);
  }
  if (until > at) spans.push({ from: at, until });
  return spans;
}

// The plan says how long a drive takes and when the pauses are: the drive is where it fits exactly,
// else split by a pause, else as late as possible.
function drivingSpans(length: number, free: Span[]): Span[] {
  const exact = free.find((span) => span.until - span.from === length);
  if (exact) return [exact];
  const total = free.reduce((sum, span) => sum + span.until - span.from, 0);
  if (total === length) return free;
  const roomy = free.findLast((span) => span.until - span.from >= length);
  return roomy ? [{ from: roomy.until - length, until: roomy.until }] : free;
}

function legBlocks(day: PlanDay, index: number, left: number, arrive: number): Block[] {
  const leg = day.legs[index];
  if (!leg || leg.minutes <= 0) return [];
  const length = leg.minutes + (leg.break_minutes ?? 0);
  const spans = drivingSpans(length, freeSpans(left, arrive, pausesAfter(day, index)));
  return spans.map((span) => ({ kind: 'leg', ...span, leg, index }));
}

// In the order of time, as the day is lived.
export function blocksOf(day: PlanDay): Block[] {
  const blocks: Block[] = [];
  let left = day.depart_min;
  for (let index = 0; index <= day.stops.length; index++) {
    const stop = day.stops[index];
    for (const pause of pausesAfter(day, index)) {
      blocks.push({ kind: 'pause', from: pause.begin_min, until: pause.leave_min, pause });
    }
    blocks.push(...legBlocks(day, index, left, stop ? stop.arrive_min : day.finish_min));
    if (!stop) break;
    if (stop.wait_min > 0) {
      blocks.push({ kind: 'wait', from: stop.begin_min - stop.wait_min, until: stop.begin_min });
    }
    blocks.push({ kind: 'stop', from: stop.begin_min, until: stop.leave_min, stop, index });
    left = stop.leave_min;
  }
  return withIdleTime(blocks.sort((a, b) => a.from - b.from || a.until - b.until));
}

// Time that nothing fills is a wait too.
function withIdleTime(blocks: Block[]): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    const before = blocks[index - 1]?.until ?? block.from;
    const idle = block.from - before;
    return idle > 0 ? [{ kind: 'wait', from: before, until: block.from }, block] : [block];
  });
}

function clipped(hours: DayHours, from: number, until: number): Band[] {
  return hours.intervals
    .map((interval) => ({
      from: Math.max(from, interval.open_min),
      until: Math.min(until, interval.close_min),
      open: true,
    }))
    .filter((band) => band.until > band.from);
}

// Each stop's hours from the end of the stop before to its own end; the chosen stop's over the day.
export function bandsOf(
  day: PlanDay,
  chosen: PlanStop | undefined,
  from: number,
  until: number,
): Band[] {
  if (chosen) return clipped(chosen.hours, from, until);
  return day.stops.flatMap((stop, index) => {
    const before = day.stops[index - 1]?.leave_min ?? day.depart_min;
    const after = index === day.stops.length - 1 ? day.finish_min : stop.leave_min;
    return clipped(stop.hours, before, after);
  });
}

// Full hours around everything that happens.
export function axisOf(plan: Plan): { from: number; until: number } {
  const starts = plan.days.map((day) =>
    Math.min(day.depart_min, day.stops[0]?.arrive_min ?? day.depart_min),
  );
  const ends = plan.days.map((day) => Math.max(day.finish_min, day.stops.at(-1)?.leave_min ?? 0));
  const from = Math.floor(Math.min(...starts) / 60) * 60;
  const until = Math.ceil((Math.max(...ends) + 20) / 60) * 60;
  return { from, until: Math.max(until, from + 240) };
}

export const violationsOf = (plan: Plan, day: number): PlanViolation[] =>
  plan.violations.filter((item) => item.day === day);

export function stopViolations(
  plan: Plan,
  day: number,
  index: number,
  placeId: number,
): PlanViolation[] {
  return plan.violations.filter(
    (item) =>
      (item.day === day && item.stop === index) ||
      (item.day === undefined && item.place_id === placeId),
  );
}
