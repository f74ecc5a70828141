import type { VisitOutcome } from '@huying/server/contract/patrols';
import type { FoundDraft } from '../found/found-draft.ts';

/** What is written of a visit and kept on the phone. The household is not among it: that is never kept here. */
export interface VisitDraft {
  id: string;
  occasion: string;
  placeId: string;
  outcome: VisitOutcome;
  found: FoundDraft[];
}

export const emptyVisit: VisitDraft = { id: '', occasion: '', placeId: '', outcome: 'met', found: [] };

/** Of the household, in memory only while the page is open. */
export interface HouseholdDraft {
  consent: boolean;
  household: string;
  note: string;
}
export const noHousehold: HouseholdDraft = { consent: false, household: '', note: '' };

/** What is sent of it: nothing without the consent, nothing when nothing is written. */
export function householdBody({ consent, household, note }: HouseholdDraft) {
  const [where, what] = [household.trim(), note.trim()];
  if (!consent || (where.length < 2 && what.length < 2)) return undefined;
  return {
    consent: true as const,
    ...(where.length > 1 && { household: where }),
    ...(what.length > 1 && { note: what }),
  };
}
