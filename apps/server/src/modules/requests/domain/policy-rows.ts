/**
 * Who may do what, when: written down by hand from request-machine.md §4.2 and the roles as shipped, so that the tests can
 * hold flow and policy to it. It is not used by the code that decides.
 */
export interface PolicyRow {
  action: string;
  states: string;
  /** holder: of the unit that has to act now; area: whoever looks after the place or the whole district. */
  as: 'holder' | 'area' | 'holder-or-area';
  roles: string;
  /** Of 'holder-or-area': who acts without being the holder. */
  area?: string;
}

const desk = 'community-worker street-dispatcher district-dispatcher';
const units = 'grid-worker community-worker street-dispatcher department-handler department-dispatcher';
const checkers = `${desk} supervisor`;
const urgers = 'street-dispatcher district-dispatcher supervisor';

const row = (action: string, states: string, as: PolicyRow['as'], roles: string, area?: string): PolicyRow => ({
  action,
  states,
  as,
  roles,
  ...(area && { area }),
});

export const policyRows: readonly PolicyRow[] = [
  // 受理、不予受理、即答、立案、作废
  row('accept', 'registered', 'area', desk),
  row('decline', 'registered', 'area', desk),
  row('answer', 'registered accepted', 'area', desk),
  row('file', 'accepted', 'area', desk),
  row('void', 'registered accepted', 'area', desk),
  row('divert', 'registered need-info accepted filed dispatched returned handling', 'area', desk),
  // 派遣、改派、裁定、并案
  row('dispatch', 'registered accepted filed', 'area', desk),
  row('adjudicate', 'returned', 'area', desk),
  row('reassign', 'dispatched handling', 'area', desk),
  row('merge', 'registered accepted filed dispatched handling', 'area', desk),
  row('unmerge', 'merged', 'area', desk),
  // 承办
  row('sign', 'dispatched', 'holder', units),
  row('ask', 'registered accepted handling', 'holder-or-area', units, 'community-worker street-dispatcher'),
  row('supply', 'need-info', 'holder-or-area', units, 'community-worker street-dispatcher'),
  row('return', 'dispatched handling', 'holder', units),
  row('contact', 'handling', 'holder', units),
  row('reply', 'handling', 'holder', units),
  row('co-handle', 'handling', 'holder', units),
  row('transfer', 'handling', 'holder', units),
  row('end-transfer', 'handling suspended replied verified followed-up', 'holder', units),
  row('ask-extension', 'handling', 'holder', units),
  row('ask-suspension', 'handling', 'holder', units),
  row('withdraw-ask', 'handling', 'holder', units),
  row('resume', 'suspended', 'holder', units),
  row('answer-urge', 'dispatched handling suspended', 'holder', units),
  row('self-handle', 'registered accepted', 'holder', 'community-worker street-dispatcher'),
  // 吹哨、提级、领办、催办、督办
  row('whistle', 'handling', 'area', 'community-worker street-dispatcher'),
  row('escalate', 'handling', 'area', 'community-worker street-dispatcher'),
  row('adopt', 'dispatched handling suspended', 'area', 'delegate supervisor'),
  row('urge', 'dispatched handling', 'area', urgers),
  row('supervise', 'dispatched handling', 'area', urgers),
  // 审批、复核
  row('approve', 'handling', 'area', urgers),
  row('refuse', 'handling', 'area', urgers),
  row('review', 'suspended', 'area', 'district-dispatcher supervisor'),
  // 核查、回访、结案
  row('verify', 'replied', 'area', checkers),
  row('rework', 'replied', 'area', checkers),
  row('follow-up', 'verified merged', 'area', checkers),
  row('close', 'followed-up', 'area', checkers),
  row('rehandle', 'followed-up', 'area', checkers),
  row('reopen', 'closed', 'area', checkers),
];

export type Stance = 'holder' | 'area' | 'outside';

/** Every open cell as 'state action role stance'; what is not here is closed. */
export function openCells(rows: readonly PolicyRow[] = policyRows): Set<string> {
  const cells = new Set<string>();
  for (const { action, states, as, roles, area = '' } of rows)
    for (const state of states.split(' ')) {
      for (const role of roles.split(' ')) {
        cells.add(`${state} ${action} ${role} holder`);
        if (as === 'area') cells.add(`${state} ${action} ${role} area`);
      }
      for (const role of area.split(' ').filter(Boolean)) cells.add(`${state} ${action} ${role} area`);
    }
  return cells;
}
