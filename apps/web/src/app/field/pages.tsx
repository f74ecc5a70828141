import type { IconName } from '../../ui/icon.tsx';
import type { LoadPage } from '../lazy-page.tsx';

export interface FieldPage {
  path: string;
  load: LoadPage;
  /** Pages with a tab stand in the bar at the bottom, in this order. */
  tab?: { words: 'today' | 'report' | 'mine'; icon: IconName };
}

const coming: LoadPage = () => import('../coming.tsx').then((m) => m.Coming);

/** Every page of the grid worker's shell: one line each. */
export const fieldPages: readonly FieldPage[] = [
  { path: '/field', load: coming, tab: { words: 'today', icon: 'list' } },
  { path: '/field/report', load: coming, tab: { words: 'report', icon: 'plus' } },
  {
    path: '/field/me',
    load: () => import('./me-page.tsx').then((m) => m.MePage),
    tab: { words: 'mine', icon: 'person' },
  },
];
