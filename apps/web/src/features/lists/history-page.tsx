import { getListAsOf, type ListName, listVersions, type VersionHead } from '@huying/server/contract/lists';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { call, type Output } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { usePages } from '../../lib/query.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { NoSuchList } from './current-page.tsx';
import { ListFrame, listOf } from './list-frame.tsx';
import { listWords } from './words.ts';

export function HistoryPage(): ReactElement {
  const list = listOf(useParams().list);
  return list ? <History key={list} list={list} /> : <NoSuchList />;
}

const tones = { draft: 'active', published: 'success', superseded: 'neutral' } as const;
const words = { draft: 'draft', published: 'inForce', superseded: 'superseded' } as const;

/** Every version, and which one was in force at a time. */
function History({ list }: { list: ListName }): ReactElement {
  const t = useWords(listWords);
  const pages = usePages(listVersions, { params: { list } });
  return (
    <ListFrame list={list}>
      <AsOf list={list} />
      <Card title={t('versions')}>
        {pages.error && pages.rows.length === 0 ? (
          <ErrorState error={pages.error} onRetry={pages.reload} />
        ) : pages.isPending ? (
          <Skeleton lines={5} />
        ) : (
          <>
            <ul className="list-problems">
              {pages.rows.map((version) => (
                <VersionRow key={version.id} version={version} />
              ))}
            </ul>
            <LoadMore pages={pages} isWatched={false} />
          </>
        )}
      </Card>
    </ListFrame>
  );
}

function VersionRow({ version }: { version: VersionHead }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const { list, number, state, draftedAt, draftedBy, publishedAt, publishedBy, note, itemCount } = version;
  const line = (what: string, at: string, who: VersionHead['draftedBy']) =>
    `${what} ${dateTimeText(at, lang)} ${who?.name ?? t('bySystem')}`;
  const href = state === 'draft' ? `/desk/lists/${list}/draft` : `/desk/lists/${list}/versions/${version.id}`;
  return (
    <li>
      <Button href={href}>{t('showVersion', { n: number })}</Button>
      <StatusTag tone={tones[state]}>{t(words[state])}</StatusTag>
      <span>
        {[
          list !== 'calendar' && t('itemCount', { n: itemCount }),
          line(t('draftedBy'), draftedAt, draftedBy),
          publishedAt !== null && line(t('publishedBy'), publishedAt, publishedBy),
          note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

function AsOf({ list }: { list: ListName }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const [at, setAt] = useState('');
  const [found, setFound] = useState<{ at: string; version: Output<typeof getListAsOf> } | null>(null);
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFound(null);
    void run(async () => {
      // The field has no zone: what is typed is the county's time.
      const instant = new Date(`${at}:00+08:00`).toISOString();
      setFound({ at: instant, version: await call(getListAsOf, { params: { list }, query: { at: instant } }) });
    });
  };
  return (
    <Card>
      <form className="list-line" onSubmit={submit}>
        <Field label={t('historyAt')} hint={t('historyAtHint')}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="datetime-local"
              value={at}
              onChange={({ target }) => setAt(target.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={busy} disabled={at.length < 16}>
          {t('find')}
        </Button>
      </form>
      {fault && <FieldError>{fault.message}</FieldError>}
      {found && (
        <div className="row" role="status">
          <span>{t('foundAt', { at: dateTimeText(found.at, lang), n: found.version.number })}</span>
          <Button href={`/desk/lists/${list}/versions/${found.version.id}`}>
            {t('showVersion', { n: found.version.number })}
          </Button>
        </div>
      )}
    </Card>
  );
}
