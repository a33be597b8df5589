// When a road change holds, as a sentence.
import type { RoadChange } from '../api';
import { language, t } from '../i18n/index.svelte';

const enMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const monthWord = (month: number): string =>
  language() === 'zh' ? `${month}月` : (enMonths[month - 1] ?? '');

// "11-01" → "11月1日" / "1 November"
export function dayOfYear(text: string): string {
  const [month = 0, day = 0] = text.split('-').map(Number);
  return language() === 'zh' ? `${month}月${day}日` : `${day} ${enMonths[month - 1] ?? ''}`;
}

// "2026-05-01" → "2026年5月1日" / "1 May 2026"
function fullDay(iso: string): string {
  const year = iso.slice(0, 4);
  const day = dayOfYear(iso.slice(5));
  return language() === 'zh' ? `${year}年${day}` : `${day} ${year}`;
}

type Dated = Pick<RoadChange, 'kind' | 'from_date' | 'until_date' | 'yearly_from' | 'yearly_until'>;

// "每年11月1日至次年4月15日封闭" / "Closed every year from 1 November to 15 April"
export function whenSentence(change: Dated): string {
  const say = t().roads.when;
  const what = say.what[change.kind];
  const { from_date: from, until_date: until, yearly_from: first, yearly_until: last } = change;
  if (first && last) {
    if (first === last) return say.yearlyDay(what, dayOfYear(first));
    return say.yearly(what, dayOfYear(first), dayOfYear(last), last < first);
  }
  if (from && until) {
    if (from === until) return say.oneDay(what, fullDay(from));
    const isSameYear = from.slice(0, 4) === until.slice(0, 4);
    if (!isSameYear) return say.between(what, fullDay(from), fullDay(until));
    // The year is said once, where each language has it.
    return language() === 'zh'
      ? say.between(what, fullDay(from), dayOfYear(until.slice(5)))
      : say.between(what, dayOfYear(from.slice(5)), fullDay(until));
  }
  if (from) return say.from(what, fullDay(from));
  if (until) return say.until(what, fullDay(until));
  return say.always[change.kind];
}
