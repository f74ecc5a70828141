import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  signIn: 'Sign in',
  signInTo: 'Sign in to {name}',
  username: 'User name',
  password: 'Password',
  demo: 'Demo accounts (press to sign in)',
  expired: 'Your session has ended',
  expiredBody: 'Sign in again. Everything you typed on this page is still here.',
  otherPerson: 'Sign in as somebody else (leaves this page)',
  changePassword: 'Change your password first',
  changePasswordBody: 'This is a starting password. Choose your own to begin.',
  currentPassword: 'Current password',
  nextPassword: 'New password',
  nextPasswordHint: 'At least 10 characters; a sentence you remember is good. Not your user name.',
  save: 'Save',
  noPost: 'You hold no post at present',
  noPostBody: 'Your post may have run out. Ask an administrator to extend it, then sign in again.',
  signOut: 'Sign out',
};
