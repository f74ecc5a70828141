import { type ExclusionRow, listExclusions } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { pictureUrl } from '../../../../lib/pictures.ts';
import { usePages } from '../../../../lib/query.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { LoadMore } from '../../../../ui/desk/load-more.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { partWords } from '../parts/words.ts';
import { RegistersFrame } from './registers-frame.tsx';
import { VoteForm } from './vote-form.tsx';
import { registerWords } from './words.ts';

const states = ['waiting', 'accepted', 'rejected'] as const;
const tones: Record<ExclusionRow['state'], Tone> = { waiting: 'warning', accepted: 'success', rejected: 'neutral' };

/** 考核申诉: what units ask to have left out, with proof, and what the panel of two has decided. */
export function AppealsPage(): ReactElement {
  const t = useWords(registerWords);
  const [state, setState] = useState<ExclusionRow['state'] | 'all'>('all');
  const pages = usePages(listExclusions, { query: state === 'all' ? {} : { state } });
  return (
    <RegistersFrame hint={t('appealsHint')}>
      <Choice
        label={t('stateFilter')}
        look="chips"
        options={[
          { value: 'all', label: t('all') },
          ...states.map((each) => ({ value: each, label: t(`state.${each}`) })),
        ]}
        value={state}
        onChange={setState}
      />
      {pages.error && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {pages.isPending && !pages.error && <Skeleton lines={6} />}
      {!pages.isPending && !pages.error && pages.rows.length === 0 && (
        <Empty title={t('appealsNone')}>{t('appealsNoneBody')}</Empty>
      )}
      <ul className="request-cards" aria-label={t('appeals')}>
        {pages.rows.map((row) => (
          <li key={row.id}>
            <Appeal row={row} />
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </RegistersFrame>
  );
}

function Appeal({ row }: { row: ExclusionRow }): ReactElement {
  const t = useWords(registerWords);
  const part = useWords(partWords);
  const lang = useLanguage();
  const units = useUnits();
  const [open, setOpen] = useState(false);
  const { number, requestId, unitId, ground, reason, files, state, createdAt, decidedAt, votes, abilities } = row;
  const key = `ground.${ground}`;
  return (
    <Card>
      <div className="stack stack-tight">
        <div className="row">
          <AppLink className="row-link" href={`/desk/requests/${requestId}`}>
            {number}
          </AppLink>
          <StatusTag tone={tones[state]}>{t(`state.${state}`)}</StatusTag>
          <span className="muted">
            {t('appealedAt', { unit: units.name(unitId), at: dateTimeText(createdAt, lang) })}
            {decidedAt && ` · ${t('decidedAt', { at: dateTimeText(decidedAt, lang) })}`}
          </span>
        </div>
        <p>
          {key in partWords.zh ? part(key as 'ground.other') : ground}：{reason}
        </p>
        <div className="row">
          {files.map((id, at) => (
            <Button key={id} icon="picture" href={new URL(pictureUrl({ id }), location.origin).href}>
              {t('evidence', { n: at + 1 })}
            </Button>
          ))}
        </div>
        {state === 'waiting' && votes.length > 0 && <p className="muted">{t('votes', { n: votes.length })}</p>}
        {votes.map((vote) => (
          <p key={vote.at}>{t(vote.accepted ? 'votedYes' : 'votedNo', { reason: vote.reason })}</p>
        ))}
        {abilities.includes('vote') && !open && (
          <div>
            <Button variant="primary" label={t('voteTitle', { number })} onClick={() => setOpen(true)}>
              {t('vote')}
            </Button>
          </div>
        )}
        {open && <VoteForm row={row} onClose={() => setOpen(false)} />}
      </div>
    </Card>
  );
}
