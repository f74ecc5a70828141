import { signal } from '../lib/signal.ts';

export interface ToastItem {
  id: number;
  text: string;
  tone: 'done' | 'problem';
  act?: { label: string; run: () => void } | undefined;
}

export const toasts = signal<readonly ToastItem[]>([]);
let made = 0;

/** Says something at the bottom of the screen. It leaves after 5 s (10 s with an act); a problem stays until closed. */
export function toast(text: string, options: { tone?: ToastItem['tone']; act?: ToastItem['act'] } = {}): void {
  made += 1;
  const item: ToastItem = { id: made, text, tone: options.tone ?? 'done', act: options.act };
  toasts.set([...toasts.get().slice(-2), item]);
  if (item.tone === 'done') setTimeout(() => dropToast(item.id), item.act ? 10_000 : 5_000);
}

export const dropToast = (id: number): void => toasts.set(toasts.get().filter((item) => item.id !== id));
