import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  signIn: '登录',
  signInTo: '登录{name}',
  username: '用户名',
  password: '密码',
  demo: '演示账号（点一下即可登录）',
  expired: '登录已过期',
  expiredBody: '请重新登录。这一页上已填写的内容都还在，登录后接着办。',
  otherPerson: '换个人登录（放弃当前页面）',
  changePassword: '请先修改密码',
  changePasswordBody: '这是初始密码，改好后才能开始办理。',
  currentPassword: '现在的密码',
  nextPassword: '新密码',
  nextPasswordHint: '至少 10 个字，可以是一句好记的话；不要含用户名。',
  save: '保存',
  noPost: '您目前没有在任的岗位',
  noPostBody: '岗位可能已到期。请联系管理员续期，再重新登录。',
  signOut: '退出登录',
} as const;

export const gateWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
