import type { Shell } from './shell.ts';
import { signal } from './signal.ts';
import { readStoredJson, writeStored } from './storage.ts';

export interface Preferences {
  /** Elder mode (长辈模式): larger type and targets. */
  elder: boolean;
  theme: 'system' | 'light' | 'dark' | 'contrast';
  /** Extra scale of all type, in per cent. */
  textScale: 100 | 115 | 130;
  /** Single keys act at the desk (J, K, R…); some people speak or shake their keys, so they can be turned off. */
  singleKeys: boolean;
}

const KEY = 'huying.preferences';
const usual: Preferences = { elder: false, theme: 'system', textScale: 100, singleKeys: true };

function read(): Preferences {
  const raw = readStoredJson(KEY);
  if (typeof raw !== 'object' || raw === null) return usual;
  const { elder, theme, textScale, singleKeys } = raw as Partial<Record<keyof Preferences, unknown>>;
  return {
    elder: elder === true,
    theme: theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : 'system',
    textScale: textScale === 115 || textScale === 130 ? textScale : 100,
    singleKeys: singleKeys !== false,
  };
}

export const preferences = signal<Preferences>(read());

const wants = (query: string): MediaQueryList | undefined => globalThis.matchMedia?.(query);
const dark = wants('(prefers-color-scheme: dark)');
const contrast = wants('(prefers-contrast: more)');

/** The theme in force: the person's own choice before the device's. */
export function themeInForce({ theme }: Preferences): 'light' | 'dark' | 'contrast' {
  if (theme !== 'system') return theme;
  return contrast?.matches ? 'contrast' : dark?.matches ? 'dark' : 'light';
}

function apply(): void {
  const chosen = preferences.get();
  const root = document.documentElement;
  root.dataset.theme = themeInForce(chosen);
  root.dataset.size = chosen.elder ? 'elder' : 'normal';
  root.dataset.scale = String(chosen.textScale);
}

export function setPreferences(part: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...part };
  writeStored(KEY, JSON.stringify(next));
  preferences.set(next);
}

/** Once per page, before anything is drawn: names the shell and keeps <html> in step with the choices. */
export function startPreferences(shell: Shell): void {
  document.documentElement.dataset.shell = shell;
  apply();
  preferences.subscribe(apply);
  dark?.addEventListener('change', apply);
  contrast?.addEventListener('change', apply);
}
