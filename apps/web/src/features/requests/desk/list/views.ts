import type { Translate } from '../../../../lib/i18n.ts';
import type { SavedView } from '../../../../ui/desk/saved-views.tsx';
import type { zh } from './words.ts';

/** What a department has to sign for or report to, and what it is dealing with: requests, helpers' parts and calls. */
export const statesToSign = ['dispatched', 'assigned', 'called'] as const;
export const statesInHand = ['handling', 'signed', 'reported'] as const;

/** The worklists everybody of a kind has: handlers sign and handle first, the others accept, dispatch, verify, follow up. */
export function fixedViews(permissions: readonly string[], t: Translate<typeof zh>): SavedView[] {
  const has = (permission: string): boolean => permissions.includes(permission);
  const handles = has('request.handle');
  const dispatches = has('request.dispatch');
  const view = (id: string, name: string, query: SavedView['query'], shown = true) =>
    shown ? [{ id: `fixed ${id}`, name, query }] : [];
  return [
    ...view('sign', t('view.sign'), { view: 'todo', state: [...statesToSign] }, handles && !dispatches),
    ...view('handle', t('view.handle'), { view: 'todo', state: [...statesInHand] }, handles && !dispatches),
    ...view('todo', t('view.todo'), { view: 'todo' }),
    ...view('new', t('view.new'), { view: 'new' }, has('request.accept') || dispatches),
    ...view('due', t('view.due'), { view: 'due-today' }),
    ...view('overdue', t('view.overdue'), { view: 'overdue' }),
    ...view('returned', t('view.returned'), { view: 'returned' }, dispatches),
    ...view('reopened', t('view.reopened'), { view: 'reopened' }),
    ...view('approvals', t('view.approvals'), { view: 'approvals' }, has('request.approve')),
    ...view('suspended', t('view.suspended'), { view: 'suspended' }),
    ...view('verify', t('view.verify'), { view: 'follow-up', state: ['replied'] }, has('request.verify')),
    ...view(
      'follow',
      t('view.follow'),
      { view: 'follow-up', state: ['verified', 'followed-up'] },
      has('request.follow-up'),
    ),
    ...view('all', t('view.all'), {}),
  ];
}
