import { FileDoneOutlined, FileTextOutlined } from '@ant-design/icons';
import type { DeskPage } from './pages.tsx';

/** 一书三单. One line each. */
export const agreementPages: readonly DeskPage[] = [
  {
    path: '/desk/agreements',
    title: { zh: '共建协议', en: 'Agreements' },
    permission: 'agreement.read',
    icon: FileDoneOutlined,
    group: 'loop',
    load: () => import('../../features/agreements/agreements-page.tsx').then((m) => m.AgreementsPage),
  },
  {
    path: '/desk/agreements/template',
    title: { zh: '协议模板', en: 'Agreement template' },
    permission: 'settings.manage',
    icon: FileTextOutlined,
    group: 'manage',
    load: () => import('../../features/agreements/template-page.tsx').then((m) => m.AgreementTemplatePage),
  },
  {
    path: '/desk/agreements/:id',
    title: { zh: '共建协议', en: 'Agreement' },
    permission: 'agreement.read',
    load: () => import('../../features/agreements/agreement-page.tsx').then((m) => m.AgreementPage),
  },
];
