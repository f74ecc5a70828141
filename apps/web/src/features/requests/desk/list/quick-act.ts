import type { MatterRow } from '@huying/server/contract/matters';
import type { ActKey } from '../acts/act-order.ts';
import type { ListWord } from './words.ts';

/**
 * The likeliest next step of a row, for a button that saves a click. Only a guess from what the row shows: the request's
 * own abilities decide once it is open, and the server in the end.
 */
const likely: Readonly<Record<string, { key: ActKey; permission: string; label: ListWord; ofHolder?: true }>> = {
  registered: { key: 'a', permission: 'request.dispatch', label: 'quickA' },
  accepted: { key: 'a', permission: 'request.dispatch', label: 'quickA' },
  filed: { key: 'a', permission: 'request.dispatch', label: 'quickA' },
  returned: { key: 'a', permission: 'request.dispatch', label: 'quickJudge' },
  dispatched: { key: 's', permission: 'request.handle', label: 'quickS', ofHolder: true },
  handling: { key: 'r', permission: 'request.handle', label: 'quickR', ofHolder: true },
  replied: { key: 'e', permission: 'request.verify', label: 'quickVerify' },
  verified: { key: 'e', permission: 'request.follow-up', label: 'quickFollow' },
  'followed-up': { key: 'e', permission: 'request.follow-up', label: 'quickClose' },
};

/** Likewise of a helper's part and the call of a department. */
const likelyPart: Readonly<Record<string, { key: ActKey; label: ListWord }>> = {
  'co-task.assigned': { key: 's', label: 'quickS' },
  'co-task.signed': { key: 'e', label: 'quickR' },
  'whistle-call.called': { key: 'r', label: 'quickReport' },
};

export function quickAct(
  row: Pick<MatterRow, 'state' | 'holderId'> & Partial<Pick<MatterRow, 'kind' | 'leadId'>>,
  permissions: readonly string[],
  unitId: string | null,
): { key: ActKey; label: ListWord } | null {
  if (row.kind === 'co-task' || row.kind === 'whistle-call') {
    const isOurs = permissions.includes('request.handle') && row.leadId === unitId;
    return (isOurs && likelyPart[`${row.kind}.${row.state}`]) || null;
  }
  const next = likely[row.state];
  if (!next || !permissions.includes(next.permission)) return null;
  return next.ofHolder && row.holderId !== unitId ? null : { key: next.key, label: next.label };
}
