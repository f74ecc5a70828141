import type { LoadPage } from '../lazy-page.tsx';

export interface ResidentPage {
  path: string;
  load: LoadPage;
}

/** Every page of the resident shell but the first: one line each. */
export const residentPages: readonly ResidentPage[] = [
  {
    path: '/r/new',
    load: () => import('../../features/requests/resident/report/report-page.tsx').then((m) => m.ReportPage),
  },
  {
    path: '/r/done',
    load: () => import('../../features/requests/resident/done/done-page.tsx').then((m) => m.DonePage),
  },
  {
    path: '/r/progress',
    load: () => import('../../features/requests/resident/progress/progress-page.tsx').then((m) => m.ProgressPage),
  },
  {
    path: '/r/mobile',
    load: () => import('../../features/patrols/mobile/mobile-page.tsx').then((m) => m.MobilePage),
  },
  {
    path: '/r/project',
    load: () => import('../../features/projects/rate/rate-page.tsx').then((m) => m.RateProjectPage),
  },
  {
    path: '/r/rate',
    load: () => import('../../features/requests/resident/rate/rate-page.tsx').then((m) => m.RatePage),
  },
  {
    path: '/r/public',
    load: () => import('../../features/disclosure/resident/public-page.tsx').then((m) => m.PublicPage),
  },
  {
    path: '/r/public/:kind',
    load: () => import('../../features/disclosure/resident/public-page.tsx').then((m) => m.PublicPage),
  },
  {
    path: '/r/public/:kind/:id',
    load: () => import('../../features/disclosure/resident/item-page.tsx').then((m) => m.PublicItemPage),
  },
];
