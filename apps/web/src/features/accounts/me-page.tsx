import './accounts.css';
import { switchPost } from '@huying/server/contract/accounts';
import type { ReactElement } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { queryClient } from '../../lib/query.ts';
import { type SessionPost, session, useSession, useTenant } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { ChangePassword } from './change-password.tsx';
import { PostTerm, titleOf } from './post-list.tsx';
import { accountWords } from './words.ts';

/** One's own account: posts with their dates, and the password. */
export function MePage(): ReactElement {
  const t = useWords(accountWords);
  const { hotline } = useTenant();
  const { person, posts, activePost } = useSession();
  return (
    <div className="desk-page">
      <PageHeader title={t('me')} description={t('meHint')} />
      <div className="account-pair">
        <Card title={t('facts')}>
          <dl className="account-facts">
            <dt>{t('name')}</dt>
            <dd>{person.name}</dd>
            <dt>{t('username')}</dt>
            <dd>{person.username ?? '—'}</dd>
            <dt>{t('hotline')}</dt>
            <dd>
              {t('hotlineBody')}
              <br />
              <a className="account-link" href={`tel:${hotline}`}>
                {hotline}
              </a>
            </dd>
          </dl>
        </Card>
        <Card title={t('changePassword')}>
          <ChangePassword />
        </Card>
        <Card title={t('myPosts')}>
          <div className="account-posts">
            {posts.map((post) => (
              <MyPost key={post.id} post={post} isActive={post.id === activePost?.id} />
            ))}
          </div>
        </Card>
      </div>
    </div>
  );
}

function MyPost({ post, isActive }: { post: SessionPost; isActive: boolean }): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const title = titleOf(post, lang);
  const use = async () => {
    try {
      session.set(await call(switchPost, { body: { postId: post.id } }));
      await queryClient.resetQueries();
      toast(t('switched', { title }));
    } catch (error) {
      toast(errorText(error), { tone: 'problem' });
    }
  };
  return (
    <div className="account-post">
      <div className="account-post-head">
        <strong>{title}</strong>
        {isActive && <StatusTag tone="active">{t('current')}</StatusTag>}
      </div>
      <p className="muted">
        {[lang === 'en' ? post.roleNameEn : post.roleName, post.unitName, post.placeName].filter(Boolean).join(' · ')}
        <br />
        <PostTerm post={post} />
        <br />
        {t('sees')}：{t(`scope.${post.scope}`)}
      </p>
      {!isActive && (
        <div className="row">
          <Button onClick={() => void use()}>{t('usePost')}</Button>
        </div>
      )}
    </div>
  );
}
