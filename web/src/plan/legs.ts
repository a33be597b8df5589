// What a leg says beside its minutes: tags of the road, breaks, and gaps without fuel and charging.
import type { Plan, PlanDay, PlanLeg, Schemas, Vehicle } from '../api';
import { clock, distance, duration, integer } from '../lib/format';
import { nameOf, sentence } from '../lib/words';
import { t } from '../i18n/index.svelte';

export type LegSpot = { day: number; index: number }; // both from 0
export type FactTag = { text: string; tone: 'plain' | 'attention' };
export type LegFacts = Schemas['LegFacts'];
export type Rest = Schemas['LegRest'];
export type DayGap = Schemas['DayGap'];

// Shorter stretches are no news to a driver.
const leastTold = 50;

export function factTags(leg: PlanLeg): FactTag[] {
  const facts = leg.facts;
  if (!facts) return [];
  return [
    ...facts.permits.map((name): FactTag => ({ text: t().legs.permit(name), tone: 'attention' })),
    ...factsOf(facts, leastTold).map(({ name, word, value }) => ({
      text: t().legs.fact(word, value),
      tone: warned.has(name) ? ('attention' as const) : ('plain' as const),
    })),
  ];
}

const factNames = [
  'ferry_m',
  'unpaved_m',
  'private_m',
  'toll_m',
  'tunnel_m',
  'scenic_m',
  'up_m',
  'down_m',
] as const;
type FactName = (typeof factNames)[number];
const warned: ReadonlySet<FactName> = new Set(['ferry_m', 'unpaved_m', 'private_m']);

// What a way is like beside its length, what a driver should mind first.
export function factsOf(
  facts: LegFacts | undefined,
  least: number,
): { name: FactName; word: string; value: string }[] {
  return factNames.flatMap((name) => {
    const meters = facts?.[name] ?? 0;
    if (meters < least) return [];
    const isHeight = name === 'up_m' || name === 'down_m';
    const value = isHeight ? `${integer(meters)} m` : distance(meters);
    return [{ name, word: t().legs.facts[name], value }];
  });
}

export function stationName(station: Schemas['RoadStation']): string {
  const kind = t().legs.stations[station.kind];
  const word = station.fast ? `${kind}${t().app.dot}${t().legs.fast}` : kind;
  return station.name ? `${station.name} (${word})` : word;
}

export function restWords(rest: Rest): string {
  const { rest: told, restAt, restOpen } = t().legs;
  const head = told(clock(rest.begin_min), duration(rest.minutes), duration(rest.after_min));
  if (rest.station) return `${head}${t().app.dot}${restAt(stationName(rest.station))}`;
  return rest.location ? `${head}${t().app.dot}${restOpen}` : head;
}

export function gapWords(day: PlanDay, kind: 'fuel' | 'charging'): string {
  const gap = kind === 'fuel' ? day.fuel_gap : day.charging_gap;
  if (!gap) return '';
  if (gap.warning) return sentence(gap.warning);
  const words = kind === 'fuel' ? t().legs.fuelGap : t().legs.chargingGap;
  return words(distance(gap.meters), sentence(gap.from), sentence(gap.to));
}

export function offerWords(gap: DayGap | undefined): string {
  if (!gap?.offer) return '';
  return t().legs.offer(stationName(gap.offer), duration(gap.offer_detour_min ?? 0));
}

export type DayGapLine = { text: string; attention: boolean };

// What a day says of fuel and charging: the longest stretches, and why one is not known.
export function gapLines(day: PlanDay): DayGapLine[] {
  return [
    ...(['fuel', 'charging'] as const).flatMap((kind): DayGapLine[] => {
      const gap = kind === 'fuel' ? day.fuel_gap : day.charging_gap;
      if (!gap) return [];
      const text = [gapWords(day, kind), offerWords(gap)].filter(Boolean).join(t().app.dot);
      return [{ text, attention: !!gap.warning }];
    }),
    ...(day.gaps_unknown ?? []).map((text) => ({ text: sentence(text), attention: false })),
  ];
}

// The tags of a leg whose own stretch is longer than what the day is warned of.
export function gapTags(day: PlanDay, leg: PlanLeg): FactTag[] {
  const tag = (
    warned: DayGap | undefined,
    own: Schemas['LegGap'] | undefined,
    text: (km: string) => string,
  ): FactTag[] =>
    warned?.warning && own && own.meters * 2 >= warned.meters
      ? [{ text: text(distance(own.meters)), tone: 'attention' }]
      : [];
  return [
    ...tag(day.fuel_gap, leg.fuel_gap, t().legs.fuelShort),
    ...tag(day.charging_gap, leg.charging_gap, t().legs.chargingShort),
  ];
}

export const legOrigin = (day: PlanDay, index: number): string =>
  nameOf(index === 0 ? day.start : (day.stops[index - 1]?.place ?? day.start));
export const legTarget = (day: PlanDay, index: number): string =>
  nameOf(day.stops[index]?.place ?? day.end);

// A leg within one place has nothing to tell.
export const isStanding = (leg: PlanLeg): boolean =>
  leg.minutes === 0 && leg.meters === 0 && leg.quality === 'computed';

export function scenicGain(plan: Plan): { extraMin: number; meters: number } {
  const legs = plan.days.flatMap((day) => day.legs);
  return {
    extraMin: legs.reduce((sum, leg) => sum + (leg.scenic_extra_min ?? 0), 0),
    meters: legs.reduce((sum, leg) => sum + (leg.facts?.scenic_m ?? 0), 0),
  };
}

// The weights behind the steps of the slider, and back.
export const scenicWeights = [0, 0.5, 1.5, 4] as const;
export function scenicStep(weight: number | undefined): number {
  const gap = (value: number): number => Math.abs(value - (weight ?? 0));
  return scenicWeights.reduce<number>(
    (best, value, step) => (gap(value) < gap(scenicWeights[best] ?? 0) ? step : best),
    0,
  );
}

export const vehicles = ['car', 'coach', 'bicycle', 'foot'] as const satisfies readonly Vehicle[];
