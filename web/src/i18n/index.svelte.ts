// Both languages hold the same keys: `en` has the type of `zh`, so a missing text does not compile.
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh' | 'en';
export type Messages = typeof zh;

const stored = localStorage.getItem('magpie-language');
const preferred: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
const state = $state<{ language: Language }>({
  language: stored === 'zh' || stored === 'en' ? stored : preferred,
});

export const language = (): Language => state.language;
export const t = (): Messages => (state.language === 'zh' ? zh : en);

export function setLanguage(next: Language): void {
  state.language = next;
  localStorage.setItem('magpie-language', next);
}
