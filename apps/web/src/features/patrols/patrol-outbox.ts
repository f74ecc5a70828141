import {
  type RecordNewVisit,
  type RecordRound,
  type RecordVisit,
  type ReportHazard,
  recordNewVisit,
  recordRound,
  recordVisit,
  reportHazard,
} from '@huying/server/contract/patrols';
import { call } from '../../lib/api.ts';
import { createOutbox, type Parcel } from '../../lib/outbox.ts';
import { session } from '../../lib/session.ts';
import type { FoundBody } from './found/found-draft.ts';

/** What is sent, with the pictures still by the ids this phone gave them. Nothing of a household is ever in it. */
export type PatrolParcel =
  | { what: 'visit'; id: string; body: Omit<RecordVisit, 'found' | 'household'>; found: FoundBody[] }
  | { what: 'new-visit'; body: Omit<RecordNewVisit, 'found' | 'household'>; found: FoundBody[] }
  | { what: 'round'; id: string; body: Omit<RecordRound, 'found'>; found: FoundBody[] }
  | {
      what: 'hazard';
      body: Omit<ReportHazard, 'files' | 'settled'>;
      pictures: string[];
      settled?: { text: string; pictures: string[] };
    };

/** Visits, rounds and hazards that are not on the server yet. Another person signed in on this phone cannot send them. */
export const patrolOutbox = createOutbox({
  kind: 'patrol',
  owner: () => session.get()?.person?.id ?? null,
  deliver: (parcel) => {
    const given = parcel.body as PatrolParcel;
    const options = { idempotencyKey: parcel.id, renewsSession: false };
    const files = filesIn(parcel);
    switch (given.what) {
      case 'visit':
        return call(recordVisit, {
          params: { id: given.id },
          body: { ...given.body, found: given.found.map((found) => withFiles(found, files)) },
          ...options,
        });
      case 'new-visit':
        return call(recordNewVisit, {
          body: { ...given.body, found: given.found.map((found) => withFiles(found, files)) },
          ...options,
        });
      case 'round':
        return call(recordRound, {
          params: { id: given.id },
          body: { ...given.body, found: given.found.map((found) => withFiles(found, files)) },
          ...options,
        });
      case 'hazard': {
        const { body, pictures, settled } = given;
        const before = files(pictures);
        const after = files(settled?.pictures ?? []);
        return call(reportHazard, {
          body: {
            ...body,
            ...(before.length > 0 && { files: before }),
            ...(settled && { settled: { text: settled.text, ...(after.length > 0 && { files: after }) } }),
          },
          ...options,
        });
      }
    }
  },
});

type Files = (pictures: readonly string[]) => string[];
/** From the ids of this phone to those of the server; a picture that was refused is left out. */
const filesIn =
  (parcel: Parcel): Files =>
  (pictures) =>
    pictures.flatMap((id) => parcel.pictures.find((each) => each.id === id)?.sent?.id ?? []);

export function withFiles({ pictures, ...found }: FoundBody, filesOf: Files) {
  const files = filesOf(pictures);
  return { ...found, ...(files.length > 0 && { files }) };
}
