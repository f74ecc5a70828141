import { type getMeeting, listAgendaCandidates } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Output } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FewRows } from './few-rows.tsx';
import { jointWords } from './words.ts';

type Meeting = Output<typeof getMeeting>;
type Item = Meeting['agenda'][number];
export type NewItem = Pick<Item, 'matterKind' | 'matterId' | 'title' | 'carriedFrom'> & { id?: string; note?: string };

const sources = ['deferred', 'need', 'project', 'request'] as const;
/** Where a candidate comes from, by the name of its source or of what it is about. */
const sourceOf = (source: string, matterKind: string | null) =>
  sources.find((known) => source === known) ?? sources.find((known) => matterKind === known) ?? 'other';

interface CandidatesProps {
  meeting: Meeting;
  busy: boolean;
  onTake: (item: NewItem) => Promise<boolean>;
}

/** Items of one's own, and what waits to be talked about, found by a few letters. The form stands first: what loads below does not move it. */
export function Candidates({ meeting, busy, onTake }: CandidatesProps): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const { value, change, clear } = useDraft(`organizations.item.${meeting.id}`, { title: '', note: '' });
  const [search, setSearch] = useState('');
  const words = search.trim();
  const { data, error, refetch } = useAnswer(listAgendaCandidates, {
    params: { id: meeting.id },
    query: { ...(words && { search: words }) },
  });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const item = {
      title: value.title.trim(),
      note: value.note.trim(),
      matterKind: null,
      matterId: null,
      carriedFrom: null,
    };
    void onTake(item).then((done) => done && clear());
  };
  return (
    <Card title={t('candidates')}>
      <div className="stack">
        <form className="stack" onSubmit={add}>
          <TextField label={t('ownItem')} maxLength={200} value={value.title} onChange={(title) => change({ title })} />
          {value.title.trim() !== '' && (
            <TextField
              label={t('itemNote')}
              optional
              maxLength={1000}
              value={value.note}
              onChange={(note) => change({ note })}
            />
          )}
          <div className="row">
            <Button type="submit" busy={busy} disabled={value.title.trim().length < 2}>
              {t('addItem')}
            </Button>
          </div>
        </form>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={2} />}
        {(words !== '' || (data?.items.length ?? 0) > 8) && (
          <TextField label={t('search')} type="search" maxLength={40} value={search} onChange={setSearch} />
        )}
        {data?.items.length === 0 && <p className="muted">{t('noCandidates')}</p>}
        <FewRows rows={data?.items ?? []}>
          {({ source, matterKind, matterId, title, reason, reasonEn, carriedFrom }) => (
            <li key={carriedFrom ?? `${matterKind} ${matterId} ${title}`}>
              <span className="stack stack-tight">
                <span>{title}</span>
                <span className="muted">
                  {[t(`source.${sourceOf(source, matterKind)}`), lang === 'en' ? reasonEn : reason]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button
                busy={busy}
                label={t('takeOf', { title })}
                onClick={() => void onTake({ matterKind, matterId, title, carriedFrom })}
              >
                {t('take')}
              </Button>
            </li>
          )}
        </FewRows>
      </div>
    </Card>
  );
}
