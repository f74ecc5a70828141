import type { RequestState } from '../flow.ts';

/** What a request may carry besides its state; each lies in a column of its own. */

/** 挂账: since when and until which day it is looked at again. */
export interface Suspension {
  since: string;
  /** A civil date. */
  reviewOn: string;
  reasonClass: string;
  reason: string;
  renewals: number;
}

/** Where a merged request stood, so that unmerging brings it back there. */
export interface MergedFrom {
  state: RequestState;
  holderId: string | null;
  leadId: string | null;
  assigneeId: string | null;
}

/** 领办: who has taken a hard case on, beside the unit that answers for it. */
export interface Adoption {
  personId: string | null;
  postId: string | null;
  at: string;
  note: string;
}

/** 转调解、转信访、转需求, or a project that was made of it: open until `endedAt`. */
export interface Link {
  kind: 'mediation' | 'petition' | 'need' | 'project';
  reference: string;
  targetId: string | null;
  at: string;
  endedAt: string | null;
}

/** The reporter was told where to turn: by the words of the report, or by somebody at the desk. */
export interface Diverted {
  route: string;
  at: string;
  byWords: boolean;
}
