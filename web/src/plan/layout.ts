// Where the parts of a day lie on its column, in minutes: legs between stops, waits, pauses, and the
// slot in which a stop's opening hours are drawn.
import type { DayHours, PlanDay, PlanLeg, PlanPause, PlanStop, PlanViolation, Plan } from '../api';

export type Block =
  | { kind: 'leg'; from: number; until: number; leg: PlanLeg; index: number }
  | { kind: 'wait'; from: number; until: number }
  | { kind: 'pause'; from: number; until: number; pause: PlanPause }
  | { kind: 'stop'; from: number; until: number; stop: PlanStop; index: number };

export type Band = { from: number; until: number; open: boolean };

const pausesAfter = (day: PlanDay, stops: number): PlanPause[] =>
  day.pauses.filter((pause) => pause.after_stop === stops);

function legBlock(day: PlanDay, index: number, arrive: number): Block[] {
  const leg = day.legs[index];
  if (!leg || leg.minutes <= 0) return [];
  const length = leg.minutes + (leg.break_minutes ?? 0);
  return [{ kind: 'leg', from: arrive - length, until: arrive, leg, index }];
}

export function blocksOf(day: PlanDay): Block[] {
  const blocks: Block[] = [];
  const pause = (item: PlanPause): Block => ({
    kind: 'pause',
    from: item.begin_min,
    until: item.leave_min,
    pause: item,
  });
  for (let index = 0; index <= day.stops.length; index++) {
    blocks.push(...pausesAfter(day, index).map(pause));
    const stop = day.stops[index];
    blocks.push(...legBlock(day, index, stop ? stop.arrive_min : day.finish_min));
    if (!stop) break;
    if (stop.wait_min > 0)
      blocks.push({ kind: 'wait', from: stop.begin_min - stop.wait_min, until: stop.begin_min });
    blocks.push({ kind: 'stop', from: stop.begin_min, until: stop.leave_min, stop, index });
  }
  return blocks;
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
