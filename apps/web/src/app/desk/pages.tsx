import type { ComponentType } from 'react';
import type { LoadPage } from '../lazy-page.tsx';
import { dailyPages } from './daily-pages.tsx';
import { managePages } from './manage-pages.tsx';
import { agreementPages } from './agreement-pages.tsx';
import { disclosurePages } from './disclosure-pages.tsx';
import { jointPages } from './joint-pages.tsx';
import { needPages } from './need-pages.tsx';
import { projectPages } from './project-pages.tsx';

export interface DeskPage {
  /** Full path, with `:name` for parameters. */
  path: string;
  title: { zh: string; en: string };
  load: LoadPage;
  /** Who sees it in the menu; the server asks again on every call. */
  permission?: string;
  /** Not in the menu of who holds this one: it is for those who have no other page for it. */
  unless?: string;
  /** Pages with an icon and a group stand in the side menu, in this order. */
  icon?: ComponentType<{ 'aria-hidden'?: boolean }>;
  group?: 'work' | 'loop' | 'view' | 'manage';
}

/** Every page of the desk; in the menu they stand in this order within their group. */
export const deskPages: readonly DeskPage[] = [
  ...dailyPages,
  ...needPages,
  ...projectPages,
  ...agreementPages,
  ...jointPages,
  ...disclosurePages,
  ...managePages,
];

/** Shown while the installation waits for its first set-up, to nobody in particular. */
export const loadSetupPage: LoadPage = () =>
  import('../../features/accounts/setup/setup-page.tsx').then((m) => m.SetupPage);
