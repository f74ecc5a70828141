import { conflict, invalid } from '../../../kernel/errors.ts';
import type { MeetingState } from '../contract.ts';

export type MeetingAct = 'update' | 'set-agenda' | 'hold' | 'cancel' | 'file-minutes' | 'decide';

/** In which states of a meeting what may be done with it; nothing is done to one that was called off. */
export const meetingActs: Record<MeetingAct, readonly MeetingState[]> = {
  update: ['called'],
  'set-agenda': ['called', 'held'],
  hold: ['called', 'held'],
  cancel: ['called'],
  'file-minutes': ['held'],
  decide: ['held'],
};

const stateNames: Record<MeetingState, string> = { called: '已召集', held: '已召开', cancelled: '已取消' };

/** Throws `conflict` (meeting-state) when the state does not let it. */
export function refuseInState(act: MeetingAct, state: MeetingState): void {
  if (meetingActs[act].includes(state)) return;
  throw conflict(
    'meeting-state',
    `这次会议${stateNames[state]}，不能这样操作。请刷新后查看。`,
    `The meeting is ${state}: this cannot be done.`,
    { state },
  );
}

/** Throws `invalid` (meeting-to-come) when somebody says it took place before its day. */
export function refuseBeforeDay(day: string, today: string): void {
  if (day <= today) return;
  throw invalid(
    'meeting-to-come',
    '会议还没到召开的日子，不能先记为已召开。日期有变请先修改会议时间。',
    'The day of the meeting has not come: change its date first.',
  );
}

interface ItemNow {
  id: string;
  outcome: string | null;
}
/** Throws `invalid`: unknown-item (an id of another agenda, or twice), decided-item (something decided was left out). */
export function checkAgenda(present: readonly ItemNow[], wanted: readonly { id?: string | undefined }[]): void {
  const ids = wanted.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (new Set(ids).size < ids.length || ids.some((id) => !present.some((item) => item.id === id)))
    throw invalid(
      'unknown-item',
      '议题不在这次会议里，请刷新后再改。',
      'An item is not on this agenda: load it again.',
    );
  if (present.some((item) => item.outcome !== null && !ids.includes(item.id)))
    throw invalid('decided-item', '已议定的议题不能删去。', 'What was decided stays on the agenda.');
}
