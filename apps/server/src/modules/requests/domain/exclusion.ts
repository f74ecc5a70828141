import { conflict } from '../../../kernel/errors.ts';

export interface Vote {
  personId: string;
  accepted: boolean;
  reason: string;
  at: string;
}

export interface Exclusion {
  id: string;
  requestId: string;
  unitId: string;
  state: 'waiting' | 'accepted' | 'rejected';
  votes: Vote[];
  appealedBy: string | null;
  version: number;
}

/** 评审组: two persons, none of the unit that appealed, and neither of them twice. */
const PANEL = 2;

/** May this person be one of the panel on this appeal? `unitIds`: the person's unit and all below it. */
export const mayVote = (
  exclusion: Exclusion,
  personId: string | null,
  unitIds: readonly string[],
  tenantWide: boolean,
): boolean =>
  exclusion.state === 'waiting' &&
  personId !== null &&
  personId !== exclusion.appealedBy &&
  (tenantWide || !unitIds.includes(exclusion.unitId)) &&
  !exclusion.votes.some((vote) => vote.personId === personId);

/** The second vote decides: excluded only when both accept. */
export function voted(exclusion: Exclusion, vote: Vote): Pick<Exclusion, 'votes' | 'state'> {
  if (exclusion.state !== 'waiting')
    throw conflict('already-decided', '这项申诉已经有结果了。', 'This appeal has been decided already.');
  const votes = [...exclusion.votes, vote];
  if (votes.length < PANEL) return { votes, state: 'waiting' };
  return { votes, state: votes.every(({ accepted }) => accepted) ? 'accepted' : 'rejected' };
}
