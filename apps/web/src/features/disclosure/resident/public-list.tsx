import { type PublicEdition, publicList } from '@huying/server/contract/disclosure';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { errorText } from '../../../lib/api-error.ts';
import { call, type Output } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dateTimeText, dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { EditionsFold, TakeFold } from './edition-folds.tsx';
import type { ListKind } from './paths.ts';
import { ItemCard } from './item-card.tsx';
import { useRead } from './use-read.ts';
import { publicWords } from './words.ts';

type Page = Output<typeof publicList>;

interface PublicListProps {
  kind: ListKind;
  placeId: string;
  edition: PublicEdition;
  licence: string;
}

/** One list of one place: a line to find by, the rows, then what changed and how to take it along. */
export function PublicList({ kind, placeId, edition, licence }: PublicListProps): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const ofList = { params: { kind } };
  const first = useRead(`${kind} ${placeId} ${q}`, (signal) =>
    call(publicList, { ...ofList, query: { placeId, ...(q && { q }) }, signal }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <section className="stack">
      {edition.withdrawnAt !== null ? (
        <Card>
          <Empty title={t('withdrawn', { n: edition.number })} icon="alert">
            {t('withdrawnBody', { at: dateTimeText(edition.withdrawnAt, lang), reason: edition.withdrawReason ?? '' })}
          </Empty>
        </Card>
      ) : (
        <>
          <p className="muted">
            {t('edition', { n: edition.number, at: dayText(edition.publishedAt, lang), items: edition.items })}
            {edition.note && ` · ${edition.note}`}
          </p>
          <form className="public-find" onSubmit={submit}>
            <TextField
              label={t('search')}
              hint={t('searchHint')}
              type="search"
              maxLength={60}
              value={typed}
              onChange={setTyped}
            />
            <Button type="submit" icon="search">
              {t('find')}
            </Button>
          </form>
          {first.error && !first.data ? (
            <ErrorState error={first.error} onRetry={first.reload} />
          ) : first.data ? (
            <Rows
              key={q}
              first={first.data}
              more={(cursor) => call(publicList, { ...ofList, query: { placeId, cursor, ...(q && { q }) } })}
              none={
                q ? (
                  <Empty
                    title={t('none')}
                    icon="search"
                    action={
                      <Button
                        onClick={() => {
                          setTyped('');
                          setQ('');
                        }}
                      >
                        {t('all')}
                      </Button>
                    }
                  >
                    {t('noneBody')}
                  </Empty>
                ) : (
                  <Empty title={t('empty')} icon="list" />
                )
              }
            />
          ) : (
            <Skeleton lines={8} />
          )}
        </>
      )}
      <EditionsFold kind={kind} placeId={placeId} />
      {edition.withdrawnAt === null && <TakeFold kind={kind} placeId={placeId} licence={licence} />}
    </section>
  );
}

interface RowsProps {
  first: Page;
  more: (cursor: string) => Promise<Page>;
  none: ReactElement;
}

function Rows({ first, more, none }: RowsProps): ReactElement {
  const t = useWords(publicWords);
  const [pages, setPages] = useState<Page[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page begins the list anew.
  useEffect(() => setPages([]), [first]);
  const all = [first, ...pages];
  const next = all.at(-1)?.next ?? null;
  const load = async (cursor: string) => {
    setBusy(true);
    setFault('');
    try {
      const page = await more(cursor);
      setPages((known) => [...known, page]);
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  if (first.items.length === 0) return none;
  return (
    <>
      <ul className="public-rows">
        {all.flatMap(({ items, placeId, place }) =>
          items.map((item) => (
            <li key={item.id}>
              <ItemCard item={item} placeId={placeId} place={place} />
            </li>
          )),
        )}
      </ul>
      {fault && <FieldError>{fault}</FieldError>}
      {next !== null && (
        <Button block busy={busy} onClick={() => void load(next)}>
          {busy ? t('loading') : t('more')}
        </Button>
      )}
    </>
  );
}
