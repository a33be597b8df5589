// A fresh trip request, and what the form needs to read and write in one.
import type { Schemas, TripRequest } from '../api';
import { addDays } from '../lib/format';

export const paces = ['relaxed', 'normal', 'brisk'] as const satisfies readonly Schemas['Pace'][];
export const shapes = ['loop', 'corridor'] as const satisfies readonly Schemas['Shape'][];

const today = (): string => {
  const now = new Date();
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
};

export const defaultParty: Schemas['Party'] = {
  adults: 2,
  children: 0,
  seniors: 0,
  wheelchair: false,
};

export function newRequest(): TripRequest {
  return {
    start_date: addDays(today(), 1),
    days: 3,
    shape: 'loop',
    party: defaultParty,
    pace: 'normal',
    themes: {},
    must: [],
    avoid: [],
    locks: [],
    seed: 1,
    seconds: 5,
  };
}

// The window that holds for all days, when one was asked for.
export function commonWindow(request: TripRequest): Schemas['DayWindow'] | undefined {
  return request.day_windows?.find((window) => window.day === undefined);
}

export function withCommonWindow(
  request: TripRequest,
  window: { start_min: number; end_min: number } | null,
): TripRequest {
  const others = (request.day_windows ?? []).filter((item) => item.day !== undefined);
  const all = window
    ? [{ start_min: window.start_min, end_min: window.end_min }, ...others]
    : others;
  return { ...request, day_windows: all.length > 0 ? all : undefined };
}
