// Opening hours as lines a clerk can fill in: months, days, times. Hours that say more than this
// (weeks, sunrise, comments) are not read; they stay text.
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
export const holidays = 'PH';

export type HoursRow = {
  // '' = all year.
  fromMonth: string;
  toMonth: string;
  // Of `weekdays` and `holidays`; none = every day.
  days: string[];
  isClosed: boolean;
  // "09:00-12:00,14:00-17:00" as pairs.
  spans: [string, string][];
};

const month = `(?:${months.join('|')})`;
const day = `(?:${weekdays.join('|')})`;
const dayList = `(?:${day}(?:-${day})?|PH)(?:,(?:${day}(?:-${day})?|PH))*`;
const time = '\\d{2}:\\d{2}';
const times = `${time}-${time}(?:,${time}-${time})*`;
const rule = new RegExp(
  `^(?:(${month})(?:-(${month}))?:? ?)?(?:(${dayList}) ?)?(${times}|off|closed)?$`,
);

function daysOf(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const [from, to] = part.split('-') as [string, string | undefined];
    if (!to) return [from];
    const [first, last] = [weekdays.indexOf(from), weekdays.indexOf(to)];
    return first <= last
      ? weekdays.slice(first, last + 1)
      : [...weekdays.slice(first), ...weekdays.slice(0, last + 1)];
  });
}

function rowOf(text: string): HoursRow | null {
  if (text === '24/7')
    return { fromMonth: '', toMonth: '', days: [], isClosed: false, spans: [['00:00', '24:00']] };
  const match = rule.exec(text);
  if (!match?.[4]) return null;
  const [, from = '', to = '', days = '', when] = match;
  const isClosed = when === 'off' || when === 'closed';
  return {
    fromMonth: from,
    toMonth: from ? to || from : '',
    days: days ? daysOf(days) : [],
    isClosed,
    spans: isClosed ? [] : when.split(',').map((span) => span.split('-') as [string, string]),
  };
}

// Null where the text says more than rows can.
export function hoursRows(text: string): HoursRow[] | null {
  if (!text.trim()) return [];
  const rows = text
    .split(';')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .map(rowOf);
  return rows.includes(null) ? null : (rows as HoursRow[]);
}

function daysText(days: string[]): string {
  const runs: string[][] = [];
  weekdays.forEach((name, at) => {
    if (!days.includes(name)) return;
    const last = runs.at(-1);
    if (last && weekdays.indexOf(last.at(-1) ?? '') === at - 1) last.push(name);
    else runs.push([name]);
  });
  const parts = runs.flatMap((run) =>
    run.length > 2 ? [`${run[0]}-${run.at(-1)}`] : run,
  );
  return [...parts, ...(days.includes(holidays) ? [holidays] : [])].join(',');
}

function rowText(row: HoursRow): string {
  const season = row.fromMonth
    ? row.toMonth && row.toMonth !== row.fromMonth
      ? `${row.fromMonth}-${row.toMonth}`
      : row.fromMonth
    : '';
  const when = row.isClosed
    ? 'off'
    : row.spans
        .filter(([from, until]) => from || until)
        .map(([from, until]) => `${from}-${until}`)
        .join(',');
  const days = daysText(row.days);
  if (!season && !days && when === '00:00-24:00') return '24/7';
  return [season, days, when].filter(Boolean).join(' ');
}

export const hoursOf = (rows: HoursRow[]): string => rows.map(rowText).filter(Boolean).join('; ');
