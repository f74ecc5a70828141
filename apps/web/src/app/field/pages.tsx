import type { IconName } from '../../ui/icon.tsx';
import type { LoadPage } from '../lazy-page.tsx';

export interface FieldPage {
  path: string;
  load: LoadPage;
  /** Pages with a tab stand in the bar at the bottom, in this order. */
  tab?: { words: 'today' | 'report' | 'mine'; icon: IconName };
}

/** Every page of the grid worker's shell: one line each. */
export const fieldPages: readonly FieldPage[] = [
  {
    path: '/field',
    load: () => import('../../features/requests/field/today/today-page.tsx').then((m) => m.TodayPage),
    tab: { words: 'today', icon: 'list' },
  },
  {
    path: '/field/report',
    load: () => import('../../features/requests/field/report/field-report-page.tsx').then((m) => m.FieldReportPage),
    tab: { words: 'report', icon: 'plus' },
  },
  {
    path: '/field/requests/:id',
    load: () => import('../../features/requests/field/task/task-page.tsx').then((m) => m.TaskPage),
  },
  {
    path: '/field/requests/:id/reply',
    load: () => import('../../features/requests/field/task/reply-page.tsx').then((m) => m.ReplyPage),
  },
  {
    path: '/field/import',
    load: () => import('./import-page.tsx').then((m) => m.ImportPage),
  },
  {
    path: '/field/me',
    load: () => import('./me-page.tsx').then((m) => m.MePage),
    tab: { words: 'mine', icon: 'person' },
  },
];
