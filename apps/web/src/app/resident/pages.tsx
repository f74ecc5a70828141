import type { LoadPage } from '../lazy-page.tsx';

export interface ResidentPage {
  path: string;
  load: LoadPage;
}

const coming: LoadPage = () => import('../coming.tsx').then((m) => m.Coming);

/** Every page of the resident shell but the first: one line each. */
export const residentPages: readonly ResidentPage[] = [
  { path: '/r/new', load: coming },
  { path: '/r/done', load: coming },
  { path: '/r/progress', load: coming },
  { path: '/r/rate', load: coming },
];
