import { getPersonRights, type Person, type PostRights } from '@huying/server/contract/accounts';
import { type ReactElement, useState } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { titleOf } from './post-list.tsx';
import { accountWords } from './words.ts';

/** What somebody may see and do, post by post, without acting as them: read when asked for, because looking is recorded. */
export function PersonRights({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="stack">
      <h2>{t('rights')}</h2>
      <p className="muted">{t('rightsHint')}</p>
      <div className="row">
        <Button expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'rightsHide' : 'rightsShow')}
        </Button>
      </div>
      {isOpen && <Rights person={person} />}
    </section>
  );
}

function Rights({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const { data, error, refetch } = useAnswer(getPersonRights, { params: { id: person.id } });
  if (error && data?.id !== person.id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.id !== person.id) return <Skeleton lines={6} />;
  if (data.items.length === 0) return <p className="muted">{t('noPosts')}</p>;
  return (
    <div className="account-posts">
      {data.items.map((rights) => (
        <OfPost key={rights.post.id} rights={rights} />
      ))}
    </div>
  );
}

function OfPost({ rights: { post, why, reach, permissions } }: { rights: PostRights }): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const say = (text: { zh: string; en: string }): string => (lang === 'en' ? text.en : text.zh);
  return (
    <div className="account-post">
      <strong>{titleOf(post, lang)}</strong>
      {why && <p role="note">{say(why)}</p>}
      <p>
        {t('sees')}
        {'：'}
        {say(reach)}
      </p>
      {permissions.length > 0 && (
        <ul>
          {permissions.map(({ code, sentence }) => (
            <li key={code}>{say(sentence)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
