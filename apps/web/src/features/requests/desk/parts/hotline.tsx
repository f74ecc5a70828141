import { getHotlineOrder, type HotlineOrder, returnToHotline } from '@huying/server/contract/hotline';
import type { RequestDetail } from '@huying/server/contract/requests';
import { type ComponentType, type FormEvent, Fragment, type ReactElement, type ReactNode, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../../lib/query.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { FormFault } from '../../../../ui/form-fault.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { Section } from '../detail/section.tsx';
import { hotlineOrderWords } from './hotline-words.ts';

const tones: Record<HotlineOrder['asked'][number]['outcome'], Tone> = {
  waiting: 'warning',
  approved: 'success',
  refused: 'danger',
};

interface HotlineProps {
  detail: RequestDetail;
  /** What it stands in, where it is there at all. */
  frame?: ComponentType<{ children: ReactNode }>;
}

/** What 12345 knows of it: their number and limit, what we asked them, what they have not heard yet. */
export const Hotline = (props: HotlineProps): ReactElement | null =>
  props.detail.source === 'hotline' ? <Order {...props} /> : null;

function Order({ detail, frame: Frame = Fragment }: HotlineProps): ReactElement | null {
  const t = useWords(hotlineOrderWords);
  const lang = useLanguage();
  const { data } = useAnswer(getHotlineOrder, { params: { id: detail.id } });
  const order = data?.order;
  // One that somebody typed in from the hotline's screen has no order behind it.
  if (!order) return null;
  const { number, dueAt, codes, asked, waiting, dead, abilities } = order;
  return (
    <Frame>
      <Section title={t('title')}>
        <dl className="request-facts">
          <dt>{t('number')}</dt>
          <dd>{number}</dd>
          {dueAt !== null && (
            <>
              <dt>{t('due')}</dt>
              <dd>
                {dateTimeText(dueAt, lang)} {detail.open && <DueTag dueAt={dueAt} />}
              </dd>
            </>
          )}
          {codes.length > 0 && (
            <>
              <dt>{t('codes')}</dt>
              <dd>
                {codes.map(({ code, label }) => (label && label !== code ? `${label}（${code}）` : code)).join('、')}
              </dd>
            </>
          )}
        </dl>
        {dead > 0 && <StatusTag tone="danger">{t('dead', { n: dead })}</StatusTag>}
        {dead === 0 && waiting > 0 && <StatusTag tone="active">{t('waiting', { n: waiting })}</StatusTag>}
        <ul className="request-list">
          {asked.map(({ kind, at, reason, outcome, answer }) => (
            <li key={`${kind} ${at}`}>
              <strong>{t(`asked.${kind}`)}</strong>{' '}
              <StatusTag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StatusTag>
              <p className="muted small">{dateTimeText(at, lang)}</p>
              {reason !== '' && <p>{reason}</p>}
              {answer !== '' && <p>{t('theySaid', { words: answer })}</p>}
            </li>
          ))}
        </ul>
        {abilities.includes('return') && <ReturnForm id={detail.id} />}
      </Section>
    </Frame>
  );
}

function ReturnForm({ id }: { id: string }): ReactElement {
  const t = useWords(hotlineOrderWords);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(returnToHotline, { params: { id }, body: { reason: reason.trim() } });
      await refresh('/api/hotline/orders');
      toast(t('returnSent'));
    });
  };
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{t('return')}</Button>;
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea label={t('returnReason')} hint={t('returnHint')} maxLength={500} value={reason} onChange={setReason} />
      <FormFault fault={fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={busy} disabled={reason.trim().length < 2}>
          {t('returnSend')}
        </Button>
        <Button onClick={() => setIsOpen(false)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
