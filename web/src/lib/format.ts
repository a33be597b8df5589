// Numbers, dates and quantities as people read them in each language; always with their unit.
import { language, t } from '../i18n/index.svelte';

const zhWeekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const enWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const enMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

const isZh = (): boolean => language() === 'zh';
const grouped = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 1 });

// 12000 → "1.2万" / "12,000"
export function count(value: number): string {
  if (isZh() && Math.abs(value) >= 10000) return `${grouped(Math.round(value / 1000) / 10)}万`;
  return grouped(value);
}

export const integer = (value: number): string => grouped(Math.round(value));

export function signed(value: number, format: (value: number) => string = integer): string {
  return value < 0 ? `−${format(-value)}` : `+${format(value)}`;
}

export function percent(value: number): string {
  return `${Math.round(value)}%`;
}

// 85 → "1小时25分" / "1 h 25 min"
export function duration(minutes: number): string {
  if (minutes < 0) return `−${duration(-minutes)}`;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (isZh()) {
    if (hours === 0) return `${rest}分钟`;
    return rest === 0 ? `${hours}小时` : `${hours}小时${rest}分`;
  }
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

// To what a driver needs: 38 km, 4.2 km, 800 m.
export function distance(meters: number): string {
  const km = meters / 1000;
  const [far, near] = isZh() ? ['公里', '米'] : ['km', 'm'];
  if (km >= 10) return `${integer(km)} ${far}`;
  if (km >= 1) return `${km.toFixed(1)} ${far}`;
  return `${Math.round(meters / 10) * 10} ${near}`;
}

// Minutes since midnight: 570 → "9:30"; 1500 → "次日 1:00".
export function clock(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  const text = `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, '0')}`;
  if (days <= 0) return text;
  return isZh() ? `${t().routes.nightDay(days)} ${text}` : `${text} ${t().routes.nightDay(days)}`;
}

export const clockRange = (from: number, until: number): string => `${clock(from)}–${clock(until)}`;

function civil(iso: string): { year: number; month: number; day: number; weekday: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

// "2026-05-01" → "2026年5月1日 周五" / "Fri 1 May 2026"
export function date(iso: string): string {
  const parts = civil(iso);
  if (!parts) return iso;
  const { year, month, day, weekday } = parts;
  if (isZh()) return `${year}年${month}月${day}日 ${zhWeekdays[weekday]}`;
  return `${enWeekdays[weekday]} ${day} ${enMonths[month - 1]} ${year}`;
}

// Without the year, for day columns.
export function shortDate(iso: string): string {
  const parts = civil(iso);
  if (!parts) return iso;
  const { month, day, weekday } = parts;
  if (isZh()) return `${month}月${day}日 ${zhWeekdays[weekday]}`;
  return `${enWeekdays[weekday]} ${day} ${enMonths[month - 1]}`;
}

export function moment(seconds: number): string {
  const at = new Date(seconds * 1000);
  const iso = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
  return `${date(iso)} ${clock(at.getHours() * 60 + at.getMinutes())}`;
}

const symbols: Record<string, string> = { CNY: '￥', EUR: '€', USD: 'US$', JPY: '￥' };

// Integer minor units: 16800 → "￥168.00" / "CNY 168.00"
export function money(minor: number, currency: string): string {
  const amount = (Math.abs(minor) / 100).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const sign = minor < 0 ? '−' : '';
  if (isZh()) return `${sign}${symbols[currency] ?? `${currency} `}${amount}`;
  return `${sign}${currency} ${amount}`;
}

export const stars = (rating: number): string => `${rating}A`;

export function addDays(iso: string, days: number): string {
  const parts = civil(iso);
  if (!parts) return iso;
  return new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days))
    .toISOString()
    .slice(0, 10);
}

// A moment as the server writes it, ISO 8601 or seconds.
export function momentOf(text: string): string {
  const seconds = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  return Number.isFinite(seconds) ? moment(seconds) : text;
}
