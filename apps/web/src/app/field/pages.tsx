import type { IconName } from '../../ui/icon.tsx';
import type { LoadPage } from '../lazy-page.tsx';

export interface FieldPage {
  path: string;
  load: LoadPage;
  /** Pages with a tab stand in the bar at the bottom, in this order. */
  tab?: { words: 'today' | 'report' | 'visits' | 'grid' | 'mine'; icon: IconName };
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
    path: '/field/visits',
    load: () => import('../../features/patrols/field/visits-page.tsx').then((m) => m.VisitsPage),
    tab: { words: 'visits', icon: 'home' },
  },
  {
    path: '/field/visits/new',
    load: () => import('../../features/patrols/field/visit-page.tsx').then((m) => m.NewVisitPage),
  },
  {
    path: '/field/visits/:id',
    load: () => import('../../features/patrols/field/visit-page.tsx').then((m) => m.VisitPage),
  },
  {
    path: '/field/rounds/:id',
    load: () => import('../../features/patrols/field/round-page.tsx').then((m) => m.RoundPage),
  },
  {
    path: '/field/hazards/new',
    load: () => import('../../features/patrols/field/new-hazard-page.tsx').then((m) => m.NewHazardPage),
  },
  {
    path: '/field/hazards/:id',
    load: () => import('../../features/patrols/field/hazard-page.tsx').then((m) => m.HazardPage),
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
    path: '/field/grid',
    load: () => import('../../features/nets/field/grid-page.tsx').then((m) => m.GridPage),
    tab: { words: 'grid', icon: 'phone' },
  },
  {
    path: '/field/duties',
    load: () => import('../../features/requests/field/duties/duties-page.tsx').then((m) => m.DutiesPage),
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
