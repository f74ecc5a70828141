import { FlagOutlined } from '@ant-design/icons';
import type { DeskPage } from './pages.tsx';

/** 服务项目. The pages with a name of their own stand before that of one project. */
export const projectPages: readonly DeskPage[] = [
  {
    path: '/desk/projects',
    title: { zh: '服务项目', en: 'Projects' },
    permission: 'project.read',
    icon: FlagOutlined,
    group: 'loop',
    load: () => import('../../features/projects/list/projects-page.tsx').then((m) => m.ProjectsPage),
  },
  {
    path: '/desk/projects/new',
    title: { zh: '起草项目', en: 'Draft a project' },
    permission: 'project.draft',
    load: () => import('../../features/projects/list/new-project-page.tsx').then((m) => m.NewProjectPage),
  },
  {
    path: '/desk/projects/board',
    title: { zh: '挂图作战', en: 'Board of projects' },
    permission: 'project.read',
    load: () => import('../../features/projects/board/board-page.tsx').then((m) => m.BoardPage),
  },
  {
    path: '/desk/projects/calls',
    title: { zh: '揭榜领题', en: 'Open calls' },
    permission: 'project.claim',
    load: () => import('../../features/projects/calls/calls-page.tsx').then((m) => m.CallsPage),
  },
  {
    path: '/desk/projects/effects',
    title: { zh: '实效', en: 'Effects of projects' },
    permission: 'project.read',
    load: () => import('../../features/projects/effects/effects-page.tsx').then((m) => m.EffectsPage),
  },
  {
    path: '/desk/projects/options',
    title: { zh: '项目设置', en: 'Options of projects' },
    permission: 'settings.manage',
    icon: FlagOutlined,
    group: 'manage',
    load: () => import('../../features/projects/options/options-page.tsx').then((m) => m.OptionsPage),
  },
  {
    path: '/desk/projects/:id',
    title: { zh: '服务项目', en: 'Project' },
    permission: 'project.read',
    load: () => import('../../features/projects/detail/project-page.tsx').then((m) => m.ProjectPage),
  },
];
