// Opening hours in OpenStreetMap syntax, word by word in the language of the screen. The rules stay
// in their order, so that nothing is lost and what was not understood is still seen.
import { language } from '../i18n/index.svelte';

const zhTokens: Record<string, string> = {
  Mo: '周一',
  Tu: '周二',
  We: '周三',
  Th: '周四',
  Fr: '周五',
  Sa: '周六',
  Su: '周日',
  Jan: '1月',
  Feb: '2月',
  Mar: '3月',
  Apr: '4月',
  May: '5月',
  Jun: '6月',
  Jul: '7月',
  Aug: '8月',
  Sep: '9月',
  Oct: '10月',
  Nov: '11月',
  Dec: '12月',
  PH: '节假日',
  SH: '学校假期',
  off: '不开放',
  closed: '不开放',
  open: '开放',
  unknown: '未知',
  sunrise: '日出',
  sunset: '日落',
  dawn: '黎明',
  dusk: '黄昏',
  week: '第…周',
  easter: '复活节',
};

export function hoursText(value: string): string {
  if (value === '24/7') return language() === 'zh' ? '全天' : 'always';
  if (language() !== 'zh') return value;
  return value
    .replace(/[A-Za-z]+/g, (word) => zhTokens[word] ?? word)
    .replace(/月 (\d{1,2})(?!\d*:)/g, '月$1日')
    .replace(/(\d{1,2})日-(\d{1,2})(?![\d:月])/g, '$1日–$2日')
    .replace(/\s*;\s*/g, '；')
    .replace(/\s*,\s*/g, '、')
    .replace(/-/g, '–');
}
