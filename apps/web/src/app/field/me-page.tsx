import type { ReactElement } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useSession, useTenant } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { toast } from '../../ui/toast-store.ts';
import { switchPost } from '../gate/switch-post.ts';
import { PhoneCard } from './phone-card.tsx';
import { SignOut } from './sign-out.tsx';
import { fieldWords } from './words.ts';

/** Who I am, my posts, the way to complain about this system, the way out. */
export function MePage(): ReactElement {
  const t = useWords(fieldWords);
  const lang = useLanguage();
  const { person, posts, activePost } = useSession();
  const { name } = useTenant();
  const change = async (postId: string) => {
    try {
      await switchPost(postId);
      toast(t('switched', { title: posts.find(({ id }) => id === postId)?.title ?? '' }));
    } catch (error) {
      toast(errorText(error), { tone: 'problem' });
    }
  };
  return (
    <Page title={person.name} brand={{ name, href: '/field' }}>
      <div className="stack">
        <Choice
          label={t('posts')}
          options={posts.map((post) => ({
            value: post.id,
            label: post.title,
            hint: lang === 'en' ? post.roleNameEn : post.roleName,
          }))}
          value={activePost?.id ?? null}
          onChange={(postId) => void change(postId)}
        />
        <Card title={t('duties')} href="/field/duties">
          <p className="muted">{t('dutiesHint')}</p>
        </Card>
        <Card title={t('feedback')}>
          <div className="stack">
            <p className="muted">{t('feedbackHint')}</p>
            <Button href="/r/new?about=system">{t('feedback')}</Button>
          </div>
        </Card>
        <PhoneCard />
        <SignOut />
      </div>
    </Page>
  );
}
