import { markShared, sharedDevice } from '../../../lib/shared-device.ts';
import { signal } from '../../../lib/signal.ts';
import { readStoredJson, writeStored } from '../../../lib/storage.ts';

/** One line of 「我的反映」 on this phone. */
export interface MyReport {
  code: string;
  number: string;
  title: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Only followed (我也遇到): it can be looked at, not answered or rated. */
  follows: boolean;
}

const KEY = 'huying.my-reports';
const MOST = 50;

const isText = (value: unknown): value is string => typeof value === 'string';
function asReport(raw: unknown): MyReport[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const { code, number, title, at, follows } = raw as Partial<Record<keyof MyReport, unknown>>;
  if (!isText(code) || !isText(number) || !isText(title) || typeof at !== 'number') return [];
  return [{ code, number, title, at, follows: follows === true }];
}
function read(): MyReport[] {
  const raw = readStoredJson(KEY);
  return Array.isArray(raw) ? raw.flatMap(asReport) : [];
}

/** What this phone remembers, newest first. */
export const myReports = signal<readonly MyReport[]>(read());
export { sharedDevice };

const write = (reports: readonly MyReport[]): void => {
  const kept = reports.slice(0, MOST);
  writeStored(KEY, kept.length > 0 ? JSON.stringify(kept) : null);
  myReports.set(kept);
};

/** Puts a report on the list, unless the phone is shared. */
export function rememberReport(report: MyReport): void {
  if (sharedDevice.get()) return;
  write([report, ...read().filter(({ code }) => code !== report.code)]);
}

export const forgetAllReports = (): void => write([]);

/** 「这是公用手机」: turning it on forgets everything that was remembered. */
export function setSharedDevice(shared: boolean): void {
  markShared(shared);
  if (shared) forgetAllReports();
}
