// Pure changes to the order of a plan: what a person moves, adds or takes out, before the server
// times it. Nothing here knows about screens.
import type { Plan, PlanDraft, TripRequest } from '../api';

export type Spot = { day: number; index: number }; // both from 0

export function draftOf(plan: Plan): PlanDraft {
  return {
    request: plan.request,
    days: plan.days.map((day) => ({
      start_place_id: day.start.id,
      end_place_id: day.end.id,
      place_ids: day.stops.map((stop) => stop.place.id),
    })),
  };
}

export function spotOf(plan: Plan, placeId: number): Spot | null {
  for (const [day, content] of plan.days.entries()) {
    const index = content.stops.findIndex((stop) => stop.place.id === placeId);
    if (index >= 0) return { day, index };
  }
  return null;
}

function withDays(draft: PlanDraft, change: (ids: number[], day: number) => number[]): PlanDraft {
  return {
    ...draft,
    days: draft.days.map((day, index) => ({ ...day, place_ids: change(day.place_ids, index) })),
  };
}

export function without(draft: PlanDraft, placeId: number): PlanDraft {
  return withDays(draft, (ids) => ids.filter((id) => id !== placeId));
}

// `to.index` counts the stops of the target day without the moved one.
export function moved(draft: PlanDraft, placeId: number, to: Spot): PlanDraft {
  return inserted(without(draft, placeId), placeId, to);
}

export function inserted(draft: PlanDraft, placeId: number, to: Spot): PlanDraft {
  return withDays(draft, (ids, day) =>
    day === to.day ? [...ids.slice(0, to.index), placeId, ...ids.slice(to.index)] : ids,
  );
}

export const sameOrder = (a: PlanDraft, b: PlanDraft): boolean =>
  JSON.stringify(a.days.map((day) => day.place_ids)) ===
  JSON.stringify(b.days.map((day) => day.place_ids));

// A lock keeps a stop on its day. Moving a locked stop moves its lock along.
export function withLock(request: TripRequest, placeId: number, day: number | null): TripRequest {
  const others = (request.locks ?? []).filter((lock) => lock.place_id !== placeId);
  return { ...request, locks: day === null ? others : [...others, { place_id: placeId, day }] };
}

export const isLocked = (request: TripRequest, placeId: number): boolean =>
  (request.locks ?? []).some((lock) => lock.place_id === placeId);

const toggled = (ids: number[] | undefined, id: number, on: boolean): number[] => [
  ...(ids ?? []).filter((item) => item !== id),
  ...(on ? [id] : []),
];

export function withMust(request: TripRequest, placeId: number, on: boolean): TripRequest {
  const avoid = on ? toggled(request.avoid, placeId, false) : request.avoid;
  return { ...request, must: toggled(request.must, placeId, on), avoid };
}

type Position = readonly number[] | undefined;

function gap(a: Position, b: Position): number {
  if (!a || !b) return 1;
  const scale = Math.cos((((a[1] ?? 0) + (b[1] ?? 0)) / 2) * (Math.PI / 180));
  return Math.hypot(((a[0] ?? 0) - (b[0] ?? 0)) * scale, (a[1] ?? 0) - (b[1] ?? 0));
}

// The spots where the place lies nearest to the way, best first: a first guess that the server then
// judges exactly.
export function likelySpots(plan: Plan, at: Position, count: number): Spot[] {
  const spots = plan.days.flatMap((day, dayIndex) => {
    const way = [
      day.start.location,
      ...day.stops.map((stop) => stop.place.location),
      day.end.location,
    ];
    return way.slice(1).map((next, index) => ({
      spot: { day: dayIndex, index },
      detour: gap(way[index], at) + gap(at, next) - gap(way[index], next),
    }));
  });
  return spots
    .sort((a, b) => a.detour - b.detour)
    .slice(0, count)
    .map((item) => item.spot);
}
