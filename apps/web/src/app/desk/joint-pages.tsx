import { GiftOutlined, PartitionOutlined, ScheduleOutlined } from '@ant-design/icons';
import type { DeskPage } from './pages.tsx';

/** What units do together, and the unit's own pages. One line each. */
export const jointPages: readonly DeskPage[] = [
  {
    path: '/desk/unit',
    title: { zh: '本单位', en: 'Our unit' },
    permission: 'resource.offer',
    unless: 'need.match',
    icon: GiftOutlined,
    group: 'loop',
    load: () => import('../../features/needs/unit/unit-page.tsx').then((m) => m.UnitPage),
  },
  {
    path: '/desk/unit/needs',
    title: { zh: '找需求', en: 'Find needs' },
    permission: 'resource.offer',
    load: () => import('../../features/needs/unit/unit-needs-page.tsx').then((m) => m.UnitNeedsPage),
  },
  {
    path: '/desk/unit/resources',
    title: { zh: '我们的资源', en: 'What we give' },
    permission: 'resource.offer',
    load: () => import('../../features/needs/unit/unit-resources-page.tsx').then((m) => m.UnitResourcesPage),
  },
  {
    path: '/desk/activities',
    title: { zh: '共建活动', en: 'Joint activities' },
    permission: 'activity.read',
    icon: ScheduleOutlined,
    group: 'loop',
    load: () => import('../../features/volunteering/activities-page.tsx').then((m) => m.ActivitiesPage),
  },
  {
    path: '/desk/activities/new',
    title: { zh: '安排活动', en: 'Plan an activity' },
    permission: 'activity.hold',
    load: () => import('../../features/volunteering/new-activity-page.tsx').then((m) => m.NewActivityPage),
  },
  {
    path: '/desk/activities/options',
    title: { zh: '活动设置', en: 'Options of activities' },
    permission: 'settings.manage',
    icon: ScheduleOutlined,
    group: 'manage',
    load: () => import('../../features/volunteering/options-page.tsx').then((m) => m.ActivityOptionsPage),
  },
  {
    path: '/desk/activities/:id',
    title: { zh: '共建活动', en: 'Joint activity' },
    permission: 'activity.read',
    load: () => import('../../features/volunteering/activity-page.tsx').then((m) => m.ActivityPage),
  },
  {
    path: '/desk/joint',
    title: { zh: '联合组织', en: 'Joint bodies' },
    permission: 'body.read',
    icon: PartitionOutlined,
    group: 'loop',
    load: () => import('../../features/organizations/joint/bodies-page.tsx').then((m) => m.BodiesPage),
  },
  {
    path: '/desk/joint/bodies/:id',
    title: { zh: '联合组织', en: 'Joint body' },
    permission: 'body.read',
    load: () => import('../../features/organizations/joint/body-page.tsx').then((m) => m.BodyPage),
  },
  {
    path: '/desk/joint/meetings',
    title: { zh: '联席会议', en: 'Joint meetings' },
    permission: 'body.read',
    load: () => import('../../features/organizations/joint/meetings-page.tsx').then((m) => m.MeetingsPage),
  },
  {
    path: '/desk/joint/meetings/:id',
    title: { zh: '联席会议', en: 'Joint meeting' },
    permission: 'body.read',
    load: () => import('../../features/organizations/joint/meeting-page.tsx').then((m) => m.MeetingPage),
  },
  {
    path: '/desk/joint/pairings',
    title: { zh: '结对包联', en: 'Pairings and links' },
    permission: 'body.read',
    load: () => import('../../features/organizations/joint/pairings-page.tsx').then((m) => m.PairingsPage),
  },
  {
    path: '/desk/joint/unit',
    title: { zh: '单位一页', en: 'A unit’s page' },
    permission: 'body.read',
    load: () => import('../../features/organizations/joint/belonging-page.tsx').then((m) => m.BelongingPage),
  },
  {
    path: '/desk/joint/opinions',
    title: { zh: '双向反馈', en: 'Feedback' },
    permission: 'opinion.read',
    load: () => import('../../features/organizations/joint/opinions-page.tsx').then((m) => m.OpinionsPage),
  },
  {
    path: '/desk/joint/words',
    title: { zh: '联合组织用语', en: 'Words for joint bodies' },
    permission: 'settings.manage',
    load: () => import('../../features/organizations/joint/words-page.tsx').then((m) => m.JointWordsPage),
  },
];
