import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  BookOutlined,
  BulbOutlined,
  EnvironmentOutlined,
  FormOutlined,
  GlobalOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  PhoneOutlined,
  QrcodeOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { LoadPage } from '../lazy-page.tsx';

export interface DeskPage {
  /** Full path, with `:name` for parameters. */
  path: string;
  title: { zh: string; en: string };
  load: LoadPage;
  /** Who sees it in the menu; the server asks again on every call. */
  permission?: string;
  /** Pages with an icon and a group stand in the side menu, in this order. */
  icon?: ComponentType<{ 'aria-hidden'?: boolean }>;
  group?: 'work' | 'view' | 'manage';
}

/** Every page of the desk: one line each. */
export const deskPages: readonly DeskPage[] = [
  {
    path: '/desk',
    title: { zh: '工作台', en: 'My work' },
    icon: AppstoreOutlined,
    group: 'work',
    load: () => import('./home-page.tsx').then((m) => m.HomePage),
  },
  {
    path: '/desk/requests',
    title: { zh: '工单', en: 'Requests' },
    permission: 'request.read',
    icon: InboxOutlined,
    group: 'work',
    load: () => import('../../features/requests/desk/list/requests-page.tsx').then((m) => m.RequestsPage),
  },
  {
    path: '/desk/requests/:id',
    title: { zh: '工单', en: 'Request' },
    permission: 'request.read',
    load: () => import('../../features/requests/desk/detail/request-page.tsx').then((m) => m.RequestPage),
  },
  {
    path: '/desk/register',
    title: { zh: '登记诉求', en: 'Register a request' },
    permission: 'request.register',
    icon: FormOutlined,
    group: 'work',
    load: () => import('../../features/requests/desk/register/register-page.tsx').then((m) => m.RegisterPage),
  },
  {
    path: '/desk/registers',
    title: { zh: '挂账与申诉', en: 'Holds and appeals' },
    permission: 'request.read',
    icon: PauseCircleOutlined,
    group: 'work',
    load: () => import('../../features/requests/desk/registers/suspensions-page.tsx').then((m) => m.SuspensionsPage),
  },
  {
    path: '/desk/registers/appeals',
    title: { zh: '考核申诉', en: 'Appeals' },
    permission: 'request.read',
    load: () => import('../../features/requests/desk/registers/appeals-page.tsx').then((m) => m.AppealsPage),
  },
  {
    path: '/desk/registers/emergency',
    title: { zh: '应急时限', en: 'Emergency limits' },
    permission: 'request.read',
    load: () => import('../../features/requests/desk/registers/emergency-page.tsx').then((m) => m.EmergencyPage),
  },
  {
    path: '/desk/nets',
    title: { zh: '服务网格', en: 'Service nets' },
    permission: 'net.read',
    icon: PhoneOutlined,
    group: 'work',
    load: () => import('../../features/nets/desk/nets-page.tsx').then((m) => m.NetsPage),
  },
  {
    path: '/desk/nets/teams',
    title: { zh: '五包一和小区', en: 'Teams and compounds' },
    permission: 'net.read',
    load: () => import('../../features/nets/desk/teams-page.tsx').then((m) => m.TeamsPage),
  },
  {
    path: '/desk/patrols',
    title: { zh: '走访巡查', en: 'Visits and patrols' },
    permission: 'patrol.read',
    icon: HomeOutlined,
    group: 'work',
    load: () => import('../../features/patrols/desk/visits-page.tsx').then((m) => m.VisitsDeskPage),
  },
  {
    path: '/desk/patrols/rounds',
    title: { zh: '巡查', en: 'Patrols' },
    permission: 'patrol.read',
    load: () => import('../../features/patrols/desk/rounds-page.tsx').then((m) => m.RoundsDeskPage),
  },
  {
    path: '/desk/patrols/hazards',
    title: { zh: '隐患', en: 'Hazards' },
    permission: 'hazard.read',
    load: () => import('../../features/patrols/desk/hazards-page.tsx').then((m) => m.HazardsDeskPage),
  },
  {
    path: '/desk/patrols/hazards/:id',
    title: { zh: '隐患', en: 'Hazard' },
    permission: 'hazard.read',
    load: () => import('../../features/patrols/desk/hazard-page.tsx').then((m) => m.HazardDeskPage),
  },
  {
    path: '/desk/patrols/findings',
    title: { zh: '待调解、待转需求', en: 'For mediation, for needs' },
    permission: 'patrol.read',
    load: () => import('../../features/patrols/desk/findings-page.tsx').then((m) => m.FindingsDeskPage),
  },
  {
    path: '/desk/patrols/leaders',
    title: { zh: '领导包格', en: 'Leaders and grids' },
    permission: 'patrol.read',
    load: () => import('../../features/patrols/desk/leaders-page.tsx').then((m) => m.LeadersDeskPage),
  },
  {
    path: '/desk/patrols/mobile',
    title: { zh: '流动网格员', en: 'Mobile grid workers' },
    permission: 'patrol.manage',
    load: () => import('../../features/patrols/desk/mobile-links-page.tsx').then((m) => m.MobileLinksPage),
  },
  {
    path: '/desk/notices',
    title: { zh: '通知', en: 'Notices' },
    permission: 'notification.read',
    load: () => import('../../features/notifications/notices-page.tsx').then((m) => m.NoticesPage),
  },
  {
    path: '/desk/dashboard',
    title: { zh: '三率与超期', en: 'Rates and overdue' },
    permission: 'report.read',
    icon: BarChartOutlined,
    group: 'view',
    load: () => import('../../features/reporting/dashboard-page.tsx').then((m) => m.DashboardPage),
  },
  {
    path: '/desk/insight',
    title: { zh: '建议质量', en: 'Suggestions' },
    permission: 'report.read',
    icon: BulbOutlined,
    group: 'view',
    load: () => import('../../features/insight/quality-page.tsx').then((m) => m.QualityPage),
  },
  {
    path: '/desk/lists',
    title: { zh: '清单与时限', en: 'Lists and limits' },
    permission: 'list.read',
    icon: BookOutlined,
    group: 'manage',
    load: () => import('../../features/lists/lists-page.tsx').then((m) => m.ListsPage),
  },
  {
    path: '/desk/lists/:list',
    title: { zh: '现行清单', en: 'List in force' },
    permission: 'list.read',
    load: () => import('../../features/lists/current-page.tsx').then((m) => m.CurrentListPage),
  },
  {
    path: '/desk/lists/:list/draft',
    title: { zh: '清单草稿', en: 'Draft of a list' },
    permission: 'list.read',
    load: () => import('../../features/lists/draft-page.tsx').then((m) => m.DraftPage),
  },
  {
    path: '/desk/lists/:list/history',
    title: { zh: '历次版本', en: 'Versions of a list' },
    permission: 'list.read',
    load: () => import('../../features/lists/history-page.tsx').then((m) => m.HistoryPage),
  },
  {
    path: '/desk/lists/:list/versions/:id',
    title: { zh: '清单的一版', en: 'One version of a list' },
    permission: 'list.read',
    load: () => import('../../features/lists/version-page.tsx').then((m) => m.VersionPage),
  },
  {
    path: '/desk/desk-lists/:list',
    title: { zh: '即改即用的清单', en: 'Lists that hold at once' },
    permission: 'list.read',
    load: () => import('../../features/lists/desk-list-page.tsx').then((m) => m.DeskListPage),
  },
  {
    path: '/desk/territory',
    title: { zh: '区划网格', en: 'Territory' },
    permission: 'place.read',
    icon: GlobalOutlined,
    group: 'manage',
    load: () => import('../../features/territory/territory-page.tsx').then((m) => m.TerritoryPage),
  },
  {
    path: '/desk/territory/levels',
    title: { zh: '层级', en: 'Levels' },
    permission: 'place.read',
    load: () => import('../../features/territory/levels-page.tsx').then((m) => m.LevelsPage),
  },
  {
    path: '/desk/territory/import',
    title: { zh: '导入区划', en: 'Import places' },
    permission: 'place.read',
    load: () => import('../../features/territory/import-page.tsx').then((m) => m.ImportPage),
  },
  {
    path: '/desk/regrids',
    title: { zh: '合并与拆分', en: 'Merge and split' },
    permission: 'place.read',
    load: () => import('../../features/regrids/regrids-page.tsx').then((m) => m.RegridsPage),
  },
  {
    path: '/desk/map',
    title: { zh: '地图', en: 'Map' },
    permission: 'request.read',
    icon: EnvironmentOutlined,
    group: 'view',
    load: () => import('../../features/requests/desk/map/map-page.tsx').then((m) => m.MapPage),
  },
  {
    path: '/desk/facilities',
    title: { zh: '公共部件', en: 'Facilities' },
    permission: 'place.manage',
    icon: BulbOutlined,
    group: 'manage',
    load: () => import('../../features/facilities/facilities-page.tsx').then((m) => m.FacilitiesPage),
  },
  {
    path: '/desk/cards',
    title: { zh: '便民联系卡', en: 'Contact cards' },
    permission: 'place.read',
    icon: QrcodeOutlined,
    group: 'work',
    load: () => import('../../features/cards/cards-page.tsx').then((m) => m.CardsPage),
  },
  {
    path: '/desk/organizations',
    title: { zh: '组织单位', en: 'Organizations' },
    permission: 'unit.read',
    icon: ApartmentOutlined,
    group: 'manage',
    load: () => import('../../features/organizations/units-page.tsx').then((m) => m.UnitsPage),
  },
  {
    path: '/desk/accounts',
    title: { zh: '账号岗位', en: 'Accounts' },
    permission: 'person.read',
    icon: TeamOutlined,
    group: 'manage',
    load: () => import('../../features/accounts/people-page.tsx').then((m) => m.PeoplePage),
  },
  {
    path: '/desk/accounts/roles',
    title: { zh: '角色与权限', en: 'Roles and permissions' },
    permission: 'person.read',
    load: () => import('../../features/accounts/roles-page.tsx').then((m) => m.RolesPage),
  },
  {
    path: '/desk/accounts/roles/:code',
    title: { zh: '角色', en: 'Role' },
    permission: 'person.read',
    load: () => import('../../features/accounts/role-page.tsx').then((m) => m.RolePage),
  },
  {
    path: '/desk/accounts/review',
    title: { zh: '到期与闲置', en: 'Expiring and idle' },
    permission: 'person.read',
    load: () => import('../../features/accounts/review-page.tsx').then((m) => m.ReviewPage),
  },
  {
    path: '/desk/me',
    title: { zh: '我的账号', en: 'My account' },
    load: () => import('../../features/accounts/me-page.tsx').then((m) => m.MePage),
  },
  {
    path: '/desk/exchange',
    title: { zh: '导入诉求', en: 'Import requests' },
    permission: 'request.import',
    icon: ImportOutlined,
    group: 'manage',
    load: () => import('../../features/exchange/exchange-page.tsx').then((m) => m.ExchangePage),
  },
  {
    path: '/desk/exchange/imports/:id',
    title: { zh: '一次导入', en: 'One import' },
    permission: 'request.import',
    load: () => import('../../features/exchange/import-page.tsx').then((m) => m.ImportPage),
  },
  {
    path: '/desk/hotline',
    title: { zh: '热线对接', en: 'Hotline' },
    permission: 'settings.manage',
    icon: PhoneOutlined,
    group: 'manage',
    load: () => import('../../features/hotline/link-page.tsx').then((m) => m.HotlineLinkPage),
  },
  {
    path: '/desk/hotline/map',
    title: { zh: '热线编码对照', en: 'Codes of the hotline' },
    permission: 'settings.manage',
    load: () => import('../../features/hotline/map-page.tsx').then((m) => m.HotlineMapPage),
  },
  {
    path: '/desk/hotline/messages',
    title: { zh: '热线收发记录', en: 'Messages of the hotline' },
    permission: 'settings.manage',
    load: () => import('../../features/hotline/messages-page.tsx').then((m) => m.HotlineMessagesPage),
  },
  {
    path: '/desk/exchange/keys',
    title: { zh: '接口密钥', en: 'API keys' },
    permission: 'apikey.manage',
    icon: ApiOutlined,
    group: 'manage',
    load: () => import('../../features/exchange/keys-page.tsx').then((m) => m.KeysPage),
  },
];

/** Shown while the installation waits for its first set-up, to nobody in particular. */
export const loadSetupPage: LoadPage = () =>
  import('../../features/accounts/setup/setup-page.tsx').then((m) => m.SetupPage);
