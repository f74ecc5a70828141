import { DeploymentUnitOutlined, GiftOutlined, HeartOutlined } from '@ant-design/icons';
import type { DeskPage } from './pages.tsx';

/** What residents need, what can be given, and how both are matched. One line each. */
export const needPages: readonly DeskPage[] = [
  {
    path: '/desk/needs',
    title: { zh: '居民需求', en: 'Needs' },
    permission: 'need.read',
    icon: HeartOutlined,
    group: 'loop',
    load: () => import('../../features/needs/desk/needs-page.tsx').then((m) => m.NeedsPage),
  },
  {
    path: '/desk/needs/:id',
    title: { zh: '居民需求', en: 'Need' },
    permission: 'need.read',
    load: () => import('../../features/needs/desk/need-page.tsx').then((m) => m.NeedPage),
  },
  {
    path: '/desk/resources',
    title: { zh: '辖区资源', en: 'Resources' },
    permission: 'resource.read',
    icon: GiftOutlined,
    group: 'loop',
    load: () => import('../../features/needs/desk/resources-page.tsx').then((m) => m.ResourcesPage),
  },
  {
    path: '/desk/resources/promises',
    title: { zh: '占用与兑现', en: 'Promises' },
    permission: 'need.read',
    load: () => import('../../features/needs/desk/promises-page.tsx').then((m) => m.PromisesPage),
  },
  {
    path: '/desk/resources/:id',
    title: { zh: '辖区资源', en: 'Resource' },
    permission: 'resource.read',
    load: () => import('../../features/needs/desk/resource-page.tsx').then((m) => m.ResourcePage),
  },
  {
    path: '/desk/match',
    title: { zh: '供需对接', en: 'Matching' },
    permission: 'need.plan',
    icon: DeploymentUnitOutlined,
    group: 'loop',
    load: () => import('../../features/needs/desk/match-page.tsx').then((m) => m.MatchPage),
  },
  {
    path: '/desk/match/:id',
    title: { zh: '对接方案', en: 'Match plan' },
    permission: 'need.plan',
    load: () => import('../../features/needs/desk/plan-page.tsx').then((m) => m.PlanPage),
  },
];
