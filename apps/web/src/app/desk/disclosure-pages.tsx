import { NotificationOutlined } from '@ant-design/icons';
import type { DeskPage } from './pages.tsx';

/** Public lists: prepared, looked through, published. */
export const disclosurePages: readonly DeskPage[] = [
  {
    path: '/desk/disclosure',
    title: { zh: '公示清单', en: 'Public lists' },
    permission: 'disclosure.read',
    icon: NotificationOutlined,
    group: 'loop',
    load: () => import('../../features/disclosure/desk/board-page.tsx').then((m) => m.DisclosureBoardPage),
  },
  {
    path: '/desk/disclosure/editions/:id',
    title: { zh: '公示清单的一版', en: 'One edition' },
    permission: 'disclosure.read',
    load: () => import('../../features/disclosure/desk/edition-page.tsx').then((m) => m.EditionPage),
  },
  {
    path: '/desk/disclosure/words',
    title: { zh: '公示：人名和例外', en: 'Public lists: names' },
    permission: 'disclosure.read',
    load: () => import('../../features/disclosure/desk/words-page.tsx').then((m) => m.DisclosureWordsPage),
  },
];
