import {
  discardOutbound,
  listHotlineMessages,
  type MessageRow,
  retryInbound,
  retryOutbound,
} from '@huying/server/contract/hotline';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, usePages } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { HotlineFrame } from './hotline-frame.tsx';
import { hotlineWords, isCodeWord } from './words.ts';

const states = {
  in: ['waiting', 'held', 'rejected', 'applied', 'noted'],
  out: ['waiting', 'delivered', 'dead', 'discarded'],
} as const;
type State = (typeof states)['in' | 'out'][number];
const tones: Record<State, Tone> = {
  waiting: 'active',
  held: 'warning',
  rejected: 'danger',
  applied: 'success',
  noted: 'neutral',
  delivered: 'success',
  dead: 'danger',
  discarded: 'neutral',
};
const isState = (text: string | null): text is State => text !== null && text in tones;

/** What came and what went, newest first; what is stuck can be moved from here. The filter stands in the address. */
export function HotlineMessagesPage(): ReactElement {
  const t = useWords(hotlineWords);
  const asked = new URLSearchParams(useSearch());
  const direction = asked.get('direction') === 'out' ? 'out' : 'in';
  const wanted = asked.get('state');
  const state = isState(wanted) && states[direction].some((each) => each === wanted) ? wanted : null;
  const number = asked.get('number') ?? '';
  const pages = usePages(listHotlineMessages, {
    query: { direction, ...(state && { state }), ...(number !== '' && { number }) },
  });
  const { rows, isPending, error } = pages;
  return (
    <HotlineFrame>
      <Filters key={number} direction={direction} state={state} number={number} />
      <Card>
        {isPending && <Skeleton lines={8} />}
        {error && rows.length === 0 && <ErrorState error={error} onRetry={pages.reload} />}
        {!isPending && !error && rows.length === 0 && <Empty title={t('noMessages')}>{t('noMessagesBody')}</Empty>}
        <ul className="hotline-list">
          {rows.map((row) => (
            <OneMessage key={row.id} row={row} />
          ))}
        </ul>
        <LoadMore pages={pages} isWatched />
      </Card>
    </HotlineFrame>
  );
}

interface FiltersProps {
  direction: 'in' | 'out';
  state: State | null;
  number: string;
}

function Filters({ direction, state, number }: FiltersProps): ReactElement {
  const t = useWords(hotlineWords);
  const [, go] = useLocation();
  const [typed, setTyped] = useState(number);
  const show = (change: Partial<FiltersProps>) => {
    const next = { direction, state, number: typed.trim(), ...change };
    const query = new URLSearchParams({ direction: next.direction });
    if (next.state) query.set('state', next.state);
    if (next.number !== '') query.set('number', next.number);
    go(`/desk/hotline/messages?${query.toString()}`, { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show({});
  };
  return (
    <form className="hotline-filters" onSubmit={submit}>
      <SelectField
        label={t('direction')}
        options={(['in', 'out'] as const).map((value) => ({ value, label: t(value) }))}
        value={direction}
        onChange={(value) => value && show({ direction: value, state: null })}
      />
      <SelectField
        label={t('state')}
        empty={t('anyState')}
        options={states[direction].map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        onChange={(value) => show({ state: value })}
      />
      <TextField label={t('number')} maxLength={100} value={typed} onChange={setTyped} />
      <Button type="submit">{t('find')}</Button>
    </form>
  );
}

function OneMessage({ row }: { row: MessageRow }): ReactElement {
  const t = useWords(hotlineWords);
  const kindKey = `kind.${row.kind}`;
  const kind = isCodeWord(kindKey) ? t(kindKey) : row.kind;
  const reasonKey = `reason.${row.reason ?? ''}`;
  const reason = isCodeWord(reasonKey) ? t(reasonKey) : row.reason;
  return (
    <li>
      <div className="hotline-main">
        <strong>{t('of', { what: kind, number: row.number })}</strong>
        <p className="muted small">
          {row.seq !== null && `${t('seq', { n: row.seq })} · `}
          <Ago at={row.at} />
          {row.attempts > 1 && ` · ${t('attempts', { n: row.attempts })}`}
          {row.nextAt !== null && row.attempts > 0 && (
            <>
              {` · ${t('nextAt')} `}
              <Ago at={row.nextAt} />
            </>
          )}
        </p>
        {reason && <p className="small">{reason}</p>}
      </div>
      <StatusTag tone={isState(row.state) ? tones[row.state] : 'neutral'}>
        {isState(row.state) ? t(`state.${row.state}`) : row.state}
      </StatusTag>
      {row.abilities.length > 0 && <Acts row={row} kind={kind} />}
    </li>
  );
}

function Acts({ row, kind }: { row: MessageRow; kind: string }): ReactElement {
  const t = useWords(hotlineWords);
  const { busy, fault, run } = useAct();
  const [isAsking, setIsAsking] = useState(false);
  const { id, direction, number, state, abilities } = row;
  const isOut = direction === 'out';
  const words = t(isOut ? 'retry' : state === 'waiting' ? 'take' : 'again');
  const retry = () =>
    run(async () => {
      await call(isOut ? retryOutbound : retryInbound, { params: { id } });
      await refresh('/api/hotline');
      toast(t(isOut ? 'retried' : 'taken'));
    });
  const discard = async () => {
    await call(discardOutbound, { params: { id } });
    await refresh('/api/hotline');
    toast(t('discarded'));
  };
  return (
    <div className="row">
      <Button busy={busy} label={`${words} ${t('of', { what: kind, number })}`} onClick={() => void retry()}>
        {words}
      </Button>
      {abilities.includes('discard') && (
        <Button label={`${t('discard')} ${t('of', { what: kind, number })}`} onClick={() => setIsAsking(true)}>
          {t('discard')}
        </Button>
      )}
      <FormFault fault={fault} />
      <ConfirmDialog
        open={isAsking}
        title={t('discardTitle')}
        confirm={t('discard')}
        danger
        onConfirm={discard}
        onClose={() => setIsAsking(false)}
      >
        {t('discardBody')}
      </ConfirmDialog>
    </div>
  );
}
