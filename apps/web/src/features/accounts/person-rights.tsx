import { getPersonRights, type Person, type PostRights } from '@huying/server/contract/accounts';
import { type ReactElement, useState } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { titleOf } from './post-list.tsx';
import { accountWords } from './words.ts';

type Rights = Output<typeof getPersonRights>;

/** What somebody may see and do, post by post, without acting as them: asked for by a press, because looking is recorded. */
export function PersonRights({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const [rights, setRights] = useState<Rights | null>(null);
  const { busy, fault, run } = useAct();
  const isOpen = rights !== null;
  const show = () => run(async () => setRights(await call(getPersonRights, { params: { id: person.id } })));
  return (
    <section className="stack">
      <h2>{t('rights')}</h2>
      <p className="muted">{t('rightsHint')}</p>
      <div className="row">
        <Button busy={busy} expanded={isOpen} onClick={() => (isOpen ? setRights(null) : void show())}>
          {t(isOpen ? 'rightsHide' : 'rightsShow')}
        </Button>
      </div>
      <FormFault fault={fault} />
      {rights?.items.length === 0 && <p className="muted">{t('noPosts')}</p>}
      {rights && rights.items.length > 0 && (
        <div className="account-posts">
          {rights.items.map((each) => (
            <OfPost key={each.post.id} rights={each} />
          ))}
        </div>
      )}
    </section>
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
