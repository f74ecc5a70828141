import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { DueTag } from '../../../ui/due-tag.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { flowWords, isFlowWord, stateTone } from '../flow-words.ts';
import { underway } from './acts/act-call.ts';
import { actWords } from './acts/words.ts';
import { detailWords } from './detail/words.ts';

type Row = Partial<Pick<RequestDetail, 'kind'>> &
  Pick<RequestDetail, 'id' | 'state' | 'urgency' | 'flags' | 'dueAt' | 'open' | 'warnLevel'>;

/** A helper's part and the call of a department have states of their own. */
const stateKey = ({ kind = 'request', state }: Pick<Row, 'kind' | 'state'>): string =>
  kind === 'request' ? state : `${kind}.${state}`;

/** The state as word, shape and colour; while an act is on its way, that act. */
export function StateTag({ row }: { row: Pick<Row, 'id' | 'kind' | 'state'> }): ReactElement {
  const flow = useWords(flowWords);
  const t = useWords(detailWords);
  const acts = useWords(actWords);
  const act = useSignal(underway).get(row.id);
  if (act) return <StatusTag tone="active">{t('underway', { act: acts(act) })}</StatusTag>;
  const key = stateKey(row);
  return <StatusTag tone={stateTone(key)}>{isFlowWord(key) ? flow(key) : row.state}</StatusTag>;
}

const flagTones: Readonly<Record<string, Tone>> = {
  reopened: 'warning',
  rehandled: 'warning',
  rework: 'warning',
  urged: 'warning',
  supervised: 'warning',
  'whistle-failed': 'danger',
  ignored: 'danger',
  'approval-1': 'warning',
  'approval-2': 'warning',
  whistled: 'active',
  joint: 'active',
};
const flags = [
  'whistle-failed',
  'ignored',
  'urged',
  'supervised',
  'approval-1',
  'approval-2',
  'reopened',
  'rehandled',
  'rework',
  'unanswered',
  'whistled',
  'joint',
  'escalated',
  'adopted',
  'linked',
  'extended',
  'master',
] as const;

/** Urgent, reopened, handled again: what makes it stand out from the rest. */
export function FlagTags({ row }: { row: Pick<Row, 'urgency' | 'flags'> }): ReactElement {
  const t = useWords(detailWords);
  const flow = useWords(flowWords);
  return (
    <>
      {row.urgency !== 'normal' && (
        <StatusTag tone={row.urgency === 'urgent' ? 'danger' : 'neutral'}>{flow(row.urgency)}</StatusTag>
      )}
      {flags
        .filter((flag) => row.flags.includes(flag))
        .map((flag) => (
          <StatusTag key={flag} tone={flagTones[flag] ?? 'neutral'}>
            {t(`flag.${flag}`)}
          </StatusTag>
        ))}
    </>
  );
}

interface RequestTagsProps {
  row: Row;
  isPaused?: boolean;
  isConfidential?: boolean;
}

export function RequestTags({ row, isPaused, isConfidential }: RequestTagsProps): ReactElement {
  const t = useWords(detailWords);
  return (
    <div className="request-tags">
      <StateTag row={row} />
      {row.open && row.dueAt && <DueTag dueAt={row.dueAt} paused={isPaused} />}
      <FlagTags row={row} />
      {isConfidential && <StatusTag tone="warning">{t('confidential')}</StatusTag>}
    </div>
  );
}
