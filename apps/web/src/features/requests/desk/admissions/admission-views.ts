import type { Admission } from '@huying/server/contract/requests';

export const admissionViews = ['waiting', 'active', 'expired', 'refused', 'ended'] as const;
export type AdmissionView = (typeof admissionViews)[number];

/** What each view asks the server for. */
export const viewQuery: Readonly<Record<AdmissionView, { state?: Admission['state']; active?: boolean }>> = {
  waiting: { state: 'asked' },
  active: { active: true },
  expired: { active: false },
  refused: { state: 'refused' },
  ended: { state: 'ended' },
};

/** In which view an admission stands. */
export function viewOf({ state, active }: Pick<Admission, 'state' | 'active'>): AdmissionView {
  if (state === 'approved') return active ? 'active' : 'expired';
  return state === 'asked' ? 'waiting' : state;
}

export interface AdmissionFilter {
  view: AdmissionView;
  unit?: string | null;
  place?: string | null;
}

/** The address of a list, so that every figure leads to exactly the rows it counts. */
export function admissionsHref({ view, unit, place }: AdmissionFilter): string {
  const query = new URLSearchParams({ view });
  if (unit) query.set('unit', unit);
  if (place) query.set('place', place);
  return `/desk/admissions?${query.toString()}`;
}

/** What an address asks for; `fallback` where it names no view. */
export function readFilter(search: string, fallback: AdmissionView): AdmissionFilter {
  const query = new URLSearchParams(search);
  const view = admissionViews.find((each) => each === query.get('view')) ?? fallback;
  return { view, unit: query.get('unit'), place: query.get('place') };
}
