import type { MatterRow } from '@huying/server/contract/matters';
import type { ReactElement } from 'react';
import { useCategories, usePlaces } from '../../../../lib/directory.ts';
import { fieldOutbox } from '../../../../lib/field-outbox.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Card } from '../../../../ui/card.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { flowWords, isFlowWord, stateTone } from '../../flow-words.ts';
import { waitingActs } from '../task/use-act.ts';
import { todayWords } from './words.ts';

/** One thing to do: what, how urgent, where. */
export function TaskCard({ row }: { row: MatterRow }): ReactElement {
  const t = useWords(todayWords);
  const flow = useWords(flowWords);
  const places = usePlaces();
  const categories = useCategories();
  // A helper's part and the call of a department have states of their own.
  const state = row.kind === 'request' ? row.state : `${row.kind}.${row.state}`;
  const waits = waitingActs(row.id, useSignal(fieldOutbox.parcels)).length > 0;
  const where = [places.name(row.placeId), categories.name(row.category)].filter(Boolean).join(' · ');
  return (
    <Card href={matterPage('field', row)}>
      <span className="task-title">{row.title}</span>
      <span className="task-tags">
        {row.urgency === 'urgent' && <StatusTag tone="danger">{t('urgent')}</StatusTag>}
        {row.dueAt && <DueTag dueAt={row.dueAt} />}
        {waits && <StatusTag tone="warning">{t('pending')}</StatusTag>}
        <StatusTag tone={stateTone(state)}>{isFlowWord(state) ? flow(state) : row.state}</StatusTag>
      </span>
      {where && <span className="muted small">{where}</span>}
    </Card>
  );
}
