import { type Agreement, type Content, listOffers } from '@huying/server/contract/agreements';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldError } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClausesFields } from './clauses-fields.tsx';
import { RowsFields } from './rows-fields.tsx';
import { useAgreementAct } from './use-agreement-act.ts';
import { agreementWords } from './words.ts';

/** Writes the next edition: everything both sides will sign, on one page. */
export function ContentEditor({ agreement, onDone }: { agreement: Agreement; onDone: () => void }): ReactElement {
  const t = useWords(agreementWords);
  const { current, editions } = agreement;
  const act = useAgreementAct(agreement);
  const offers = useAnswer(listOffers, { params: { id: agreement.id } }).data;
  const { value, change, clear, restored } = useDraft<Content & { note: string }>(
    `agreement.${agreement.id}.revise.${current}`,
    { ...agreement.content, note: '' },
  );
  const [wrong, setWrong] = useState<'termOrder' | 'rowMissing' | 'clauseMissing' | null>(null);
  const { note, ...content } = value;
  const isSent = editions.find(({ number }) => number === current)?.sentAt != null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const rows = [...content.needs, ...content.resources, ...content.projects];
    const isShort = ({ text }: { text: string }) => text.trim().length < 2;
    const fault =
      content.untilOn <= content.fromOn
        ? 'termOrder'
        : content.clauses.some(isShort)
          ? 'clauseMissing'
          : rows.some(isShort)
            ? 'rowMissing'
            : null;
    setWrong(fault);
    if (fault || !(await act.take('revise', { content, ...(note.trim() && { note: note.trim() }) }))) return;
    clear();
    onDone();
  };
  return (
    <form className="stack stack-loose" onSubmit={(event) => void submit(event)}>
      <Card title={t('editTitle')}>
        <div className="stack">
          {isSent && <p className="muted">{t('editNew')}</p>}
          {restored && (
            <div className="row">
              <span className="muted">{t('restored')}</span>
              <Button variant="quiet" onClick={clear}>
                {t('restart')}
              </Button>
            </div>
          )}
          <TextField label={t('docTitle')} maxLength={60} value={value.title} onChange={(title) => change({ title })} />
          <div className="agreement-row-fields">
            <TextField label={t('from')} type="date" value={value.fromOn} onChange={(fromOn) => change({ fromOn })} />
            <TextField
              label={t('until')}
              type="date"
              value={value.untilOn}
              onChange={(untilOn) => change({ untilOn })}
            />
          </div>
        </div>
      </Card>
      <Card title={t('lists')}>
        <div className="stack stack-loose">
          {(['needs', 'resources', 'projects'] as const).map((part) => (
            <RowsFields
              key={part}
              title={t(part)}
              agreement={agreement}
              rows={value[part]}
              offers={offers?.[part] ?? []}
              onChange={(rows) => change({ [part]: rows })}
            />
          ))}
        </div>
      </Card>
      <Card title={t('clauses')}>
        <ClausesFields clauses={value.clauses} onChange={(clauses) => change({ clauses })} />
      </Card>
      <Card>
        <div className="stack">
          <TextField
            label={t('note')}
            hint={t('noteHint')}
            optional
            maxLength={500}
            value={note}
            onChange={(next) => change({ note: next })}
          />
          {wrong && <FieldError>{t(wrong)}</FieldError>}
          {act.fault && (
            <FieldError>{act.fault.code === 'version-conflict' ? t('stale') : act.fault.message}</FieldError>
          )}
          <div className="row">
            <Button type="submit" variant="primary" busy={act.busy}>
              {t('save')}
            </Button>
            <Button onClick={onDone}>{t('cancel')}</Button>
          </div>
        </div>
      </Card>
    </form>
  );
}
