// Short messages at the edge of the screen, some with one action (undo).
export type Toast = {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  action?: { label: string; run: () => void };
};

const state = $state<{ items: Toast[] }>({ items: [] });
let next = 1;

export const toasts = (): Toast[] => state.items;

export function dismiss(id: number): void {
  state.items = state.items.filter((toast) => toast.id !== id);
}

export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const item: Toast = { id: next++, text, tone: options.tone ?? 'good', action: options.action };
  state.items = [...state.items.slice(-2), item];
  setTimeout(() => dismiss(item.id), item.action || item.tone === 'bad' ? 10_000 : 4_000);
}
