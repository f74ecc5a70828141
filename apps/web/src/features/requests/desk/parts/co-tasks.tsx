import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { flowWords, isFlowWord, stateTone } from '../../flow-words.ts';
import { Section } from '../detail/section.tsx';
import { actsBeside } from './part-acts.ts';
import { PartButtons } from './part-buttons.tsx';
import type { PartDesk } from './use-part.ts';
import { partWords } from './words.ts';

export interface PartSectionProps {
  detail: RequestDetail;
  desk: PartDesk;
}

/** A part's state as word, shape and colour. */
export function PartState({ kind, state }: { kind: string; state: string }): ReactElement {
  const flow = useWords(flowWords);
  const key = `${kind}.${state}`;
  return <StatusTag tone={stateTone(key)}>{isFlowWord(key) ? flow(key as 'co-task.done') : state}</StatusTag>;
}

/** A heading and what was written under it; nothing where nothing was. */
export function Said({ label, words }: { label: string; words: string | null }): ReactElement | null {
  if (!words) return null;
  return (
    <p className="request-words">
      <span className="muted">{label}：</span>
      {words}
    </p>
  );
}

/** 联办: who helps with what, by when, how far each is; what the lead needs before it may reply stands at the top. */
export function CoTasks({ detail, desk }: PartSectionProps): ReactElement | null {
  const t = useWords(partWords);
  const units = useUnits();
  const { coTasks } = detail;
  if (coTasks.length === 0) return null;
  const open = coTasks.filter((part) => part.open).length;
  return (
    <Section title={t('coTasks')}>
      {open > 0 && <p className="muted">{t('coTasksOpen', { n: open })}</p>}
      <ul className="request-list">
        {coTasks.map((part) => {
          const each = { kind: 'co-task' as const, part, task: part.task };
          return (
            <li key={part.id} className="stack stack-tight">
              <div className="row">
                <strong>{units.name(part.unitId)}</strong>
                <PartState kind="co-task" state={part.state} />
                {part.open && part.dueAt && <DueTag dueAt={part.dueAt} />}
              </div>
              <p className="request-words">{part.task}</p>
              <Said label={t('stage')} words={part.stageText} />
              <Said label={t('result')} words={part.resultText} />
              <Said label={t('endReason')} words={part.endReason} />
              <PartButtons each={each} acts={actsBeside(each)} desk={desk} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
