import { Type, type Static } from 'typebox';
import { emergencyLimits, type LimitItem } from '../lists/index.ts';
import { type GridDuty, shippedGridDuties } from './domain/grid-duties.ts';
import { type Route, shippedRoutes } from './domain/diversions.ts';

/** Per-tenant options of the request loop; sources in request-machine.md §4.2–4.3. */
export const RequestSettings = Type.Object({
  /** A unit may return a request once; a request may be returned twice. */
  returnsPerUnit: Type.Integer({ default: 1 }),
  returnsPerRequest: Type.Integer({ default: 2 }),
  /** Tries before an unreached resident counts as unreached (never as satisfied). */
  followUpTries: Type.Integer({ default: 3 }),
  reopenDays: Type.Integer({ default: 15 }),
  /** How many times an unhappy answer is handled again by itself. */
  automaticRehandles: Type.Integer({ default: 1 }),
  /** From this of five levels on a resident counts as satisfied (3 = 基本满意). */
  satisfiedFrom: Type.Integer({ default: 3 }),
  /** Which unit first looks at what residents report, by the place. */
  intake: Type.Union([Type.Literal('community'), Type.Literal('street'), Type.Literal('district')], {
    default: 'community',
  }),
  reportsPerHour: Type.Integer({ default: 60 }),
  /** Within how many working days after the follow-up a unit may appeal against its assessment. */
  appealWorkdays: Type.Integer({ default: 5 }),
  /** The preset of limits that new requests begin with, while an emergency is declared. */
  emergency: Type.Unsafe<Emergency | null>({}),
  diversions: Type.Unsafe<readonly Route[]>({}),
  /** 网格员事项清单: what grid workers do; anything else has to be admitted. */
  gridDuties: Type.Unsafe<readonly GridDuty[]>({}),
  /** What the preset begins with when an emergency is declared. */
  emergencyLimits: Type.Unsafe<readonly LimitItem[]>({}),
});
export type RequestSettings = Static<typeof RequestSettings>;

export interface Emergency {
  presetId: string;
  since: string;
  reason: string;
}

export const defaultSettings: RequestSettings = {
  returnsPerUnit: 1,
  returnsPerRequest: 2,
  followUpTries: 3,
  reopenDays: 15,
  automaticRehandles: 1,
  satisfiedFrom: 3,
  intake: 'community',
  reportsPerHour: 60,
  appealWorkdays: 5,
  emergency: null,
  diversions: shippedRoutes,
  gridDuties: shippedGridDuties,
  emergencyLimits,
};
