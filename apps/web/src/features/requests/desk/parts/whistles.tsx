import type { Whistle, WhistleCall } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { togetherWords } from '../acts/together-words.ts';
import { Section } from '../detail/section.tsx';
import { type PartSectionProps, PartState, Said } from './co-tasks.tsx';
import { actsBeside } from './part-acts.ts';
import { PartButtons } from './part-buttons.tsx';
import type { PartDesk } from './use-part.ts';
import { partWords } from './words.ts';

/** 吹哨报到: who called whom for what, and how each department came. */
export function Whistles({ detail, desk }: PartSectionProps): ReactElement | null {
  const t = useWords(partWords);
  if (detail.whistles.length === 0) return null;
  return (
    <Section title={t('whistles')}>
      {detail.whistles.map((whistle) => (
        <OneWhistle key={whistle.id} whistle={whistle} desk={desk} />
      ))}
    </Section>
  );
}

function OneWhistle({ whistle, desk }: { whistle: Whistle; desk: PartDesk }): ReactElement {
  const t = useWords(partWords);
  const words = useWords(togetherWords);
  const lang = useLanguage();
  const units = useUnits();
  const { type, reason, meetingAt, meetingPlace, calledBy, at, calls } = whistle;
  const meeting = [meetingAt && dateTimeText(meetingAt, lang), meetingPlace].filter(Boolean).join(' · ');
  return (
    <div className="stack stack-tight">
      <div className="row">
        <StatusTag tone={type === 'emergency' ? 'danger' : 'active'}>{words(`type.${type}`)}</StatusTag>
        <span className="muted">{t('calledBy', { unit: units.name(calledBy), at: dateTimeText(at, lang) })}</span>
      </div>
      <p className="request-words">{reason}</p>
      {meeting && <p>{t('meeting', { what: meeting })}</p>}
      <ul className="request-list">
        {calls.map((call) => (
          <Call key={call.id} call={call} task={reason} desk={desk} />
        ))}
      </ul>
    </div>
  );
}

function Call({ call, task, desk }: { call: WhistleCall; task: string; desk: PartDesk }): ReactElement {
  const t = useWords(partWords);
  const lang = useLanguage();
  const units = useUnits();
  const each = { kind: 'whistle-call' as const, part: call, task };
  const came = call.reportedAt && [
    t('reportedAt', { at: dateTimeText(call.reportedAt, lang) }),
    call.onSite === null ? '' : t(call.onSite ? 'onSite' : 'offSite'),
  ];
  return (
    <li className="stack stack-tight">
      <div className="row">
        <strong>{units.name(call.unitId)}</strong>
        <PartState kind="whistle-call" state={call.state} />
        {call.ignored && <StatusTag tone="danger">{t('ignored')}</StatusTag>}
        {call.state === 'called' && call.dueAt && <DueTag dueAt={call.dueAt} />}
      </div>
      {came && <p className="muted">{came.filter(Boolean).join(' · ')}</p>}
      <Said label={t('result')} words={call.resultText} />
      <Said label={t('endReason')} words={call.endReason} />
      {call.byCaller && <Rated words={t('ratedByCaller', call.byCaller)} said={call.byCaller.words} />}
      {call.byCalled && <Rated words={t('ratedByCalled', call.byCalled)} said={call.byCalled.words} />}
      <PartButtons each={each} acts={actsBeside(each)} desk={desk} />
    </li>
  );
}

const Rated = ({ words, said }: { words: string; said: string }): ReactElement => (
  <p className="muted">{[words, said].filter(Boolean).join(' · ')}</p>
);
