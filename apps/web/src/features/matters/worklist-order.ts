export const worklists = [
  'todo',
  'new',
  'dueToday',
  'overdue',
  'returned',
  'reopened',
  'followUp',
  'approvals',
] as const;
export type Worklist = (typeof worklists)[number];

/** The list behind each number; the server counts exactly these rows. */
export const viewOf: Record<Worklist, string> = {
  todo: 'todo',
  new: 'new',
  dueToday: 'due-today',
  overdue: 'overdue',
  returned: 'returned',
  reopened: 'reopened',
  followUp: 'follow-up',
  approvals: 'approvals',
};

/** Which numbers a post looks at, in its own order: a handler has nothing to accept or to follow up. */
export function worklistsOf(permissions: readonly string[]): readonly Worklist[] {
  const has = (permission: string): boolean => permissions.includes(permission);
  const dispatches = has('request.dispatch');
  const shown: Record<Worklist, boolean> = {
    todo: !has('request.handle') || dispatches,
    new: dispatches || has('request.accept'),
    dueToday: true,
    overdue: true,
    returned: dispatches,
    reopened: true,
    followUp: has('request.follow-up') || has('request.verify'),
    approvals: has('request.approve'),
  };
  return worklists.filter((name) => shown[name]);
}
