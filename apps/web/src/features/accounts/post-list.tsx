import { type Person, type Post, updatePost } from '@huying/server/contract/accounts';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { addDays, civilDayOf, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Fold } from '../../ui/fold.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { PostForm } from './post-form.tsx';
import { RoleInWords } from './role-words.tsx';
import { byStanding, standingOf } from './standing.ts';
import { useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

/** Every post of a person, held ones first; with what each may do, and ends to set for whoever may grant. */
export function PostList({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const today = civilDayOf(Date.now());
  if (person.posts.length === 0) return <p className="muted">{t('noPosts')}</p>;
  return (
    <div className="account-posts">
      {byStanding(person.posts, today).map((post) => (
        <PostCard key={post.id} post={post} mayChange={person.abilities.grantPost} />
      ))}
    </div>
  );
}

const tones = { now: 'success', future: 'active', past: 'neutral' } as const;
const words = { now: 'postNow', future: 'postFuture', past: 'postPast' } as const;

function PostCard({ post, mayChange }: { post: Post; mayChange: boolean }): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const [act, setAct] = useState<'edit' | 'end' | null>(null);
  const { roles } = useRoles();
  const today = civilDayOf(Date.now());
  const standing = standingOf(post, today);
  const role = roles.find(({ code }) => code === post.role);
  return (
    <div className="account-post">
      <div className="account-post-head">
        <strong>{titleOf(post, lang)}</strong>
        <StatusTag tone={tones[standing]}>{t(words[standing])}</StatusTag>
      </div>
      <p className="muted">
        {[lang === 'en' ? post.roleNameEn || post.roleName : post.roleName, post.unitName, post.placeName]
          .filter(Boolean)
          .join(' · ')}
        <br />
        <PostTerm post={post} />
      </p>
      <Fold title={t('may')}>{role ? <RoleInWords role={role} /> : <p>{t('unknownRole')}</p>}</Fold>
      {act === 'edit' && <PostForm post={post} onDone={() => setAct(null)} />}
      {mayChange && act !== 'edit' && standing !== 'past' && (
        <div className="row">
          <Button onClick={() => setAct('edit')}>{t('changeEnd')}</Button>
          {standing === 'now' && <Button onClick={() => setAct('end')}>{t('endNow')}</Button>}
        </div>
      )}
      <ConfirmDialog
        open={act === 'end'}
        title={t('endTitle')}
        confirm={t('endNow')}
        danger
        onClose={() => setAct(null)}
        onConfirm={() => endPost(post, today, t('ended'))}
      >
        {t('endBody', { title: titleOf(post, lang) })}
      </ConfirmDialog>
    </div>
  );
}

/** The last day counts, so a post that ends now ended yesterday; one that began today ends with today. */
async function endPost({ id, version, validFrom }: Post, today: string, done: string): Promise<void> {
  const yesterday = addDays(today, -1);
  const validUntil = yesterday < validFrom ? validFrom : yesterday;
  await call(updatePost, { params: { id }, body: { version, validUntil } });
  await refresh('/api/people');
  toast(done);
}

export const titleOf = (post: Pick<Post, 'title' | 'roleName' | 'roleNameEn'>, lang: string): string =>
  post.title || (lang === 'en' && post.roleNameEn ? post.roleNameEn : post.roleName);

/** 「2025年1月1日 起」. */
export function PostTerm({ post }: { post: Pick<Post, 'validFrom' | 'validUntil'> }): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const from = dayText(momentOf(post.validFrom), lang);
  if (post.validUntil === null) return <>{t('postTerm', { from })}</>;
  return <>{t('postTermEnd', { from, to: dayText(momentOf(post.validUntil), lang) })}</>;
}
