import {
  answerObjection,
  type listOpinions,
  objectToOpinion,
  reviseOpinion,
  writeOpinion,
} from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { opinionWords } from './opinion-words.ts';
import { unitOptions } from './unit-options.ts';

type Opinion = Output<typeof listOpinions>['items'][number];
type Grade = Opinion['grade'];
const grades: readonly Grade[] = ['outstanding', 'good', 'fair', 'poor'];
const judged = ['department', 'resident-unit', 'party', 'social'];

interface FormProps {
  opinion: Opinion;
  onDone: () => void;
}

/** A new opinion, or one put right as long as the unit has not objected. */
export function OpinionForm({ opinion, onDone }: Partial<FormProps> & { onDone: () => void }): ReactElement {
  const t = useWords(opinionWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{ unitId: string; year: string; grade: Grade; opinion: string }>(
    `organizations.opinion.${opinion ? `${opinion.id}.${opinion.version}` : 'new'}`,
    {
      unitId: opinion?.unitId ?? '',
      year: String(opinion?.year ?? civilDayOf(Date.now()).slice(0, 4)),
      grade: opinion?.grade ?? 'good',
      opinion: opinion?.opinion ?? '',
    },
  );
  const { unitId, year, grade } = value;
  const text = value.opinion.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      if (opinion)
        await call(reviseOpinion, {
          params: { id: opinion.id },
          body: { version: opinion.version, grade, opinion: text },
        });
      else await call(writeOpinion, { body: { unitId, year: Number(year), grade, opinion: text } });
      clear();
      await refresh('/api/unit-opinions');
      toast(t('saved'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {opinion ? (
        <p>{`${year} · ${units.name(unitId)}`}</p>
      ) : (
        <>
          <PickField
            label={t('unit')}
            options={unitOptions(units.items.filter(({ kind }) => judged.includes(kind)))}
            value={unitId || null}
            onChange={(next) => change({ unitId: next ?? '' })}
          />
          <TextField
            label={t('year')}
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={(next) => change({ year: next.replace(/\D/g, '') })}
          />
        </>
      )}
      <GradeField value={grade} onChange={(next) => change({ grade: next })} />
      <TextArea
        label={t('opinion')}
        hint={t('opinionHint')}
        rows={5}
        maxLength={1000}
        value={value.opinion}
        onChange={(next) => change({ opinion: next })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!unitId || year.length !== 4 || text.length < 2}>
        {t('save')}
      </Button>
    </form>
  );
}

function GradeField({ value, onChange }: { value: Grade; onChange: (grade: Grade) => void }): ReactElement {
  const t = useWords(opinionWords);
  return (
    <Choice
      label={t('grade')}
      look="chips"
      options={grades.map((each) => ({ value: each, label: t(`grade.${each}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** The unit says once what it does not agree with. */
export function ObjectForm({ opinion, onDone }: FormProps): ReactElement {
  const t = useWords(opinionWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`organizations.objection.${opinion.id}`, { text: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = { version: opinion.version, objection: value.text.trim() };
      await call(objectToOpinion, { params: { id: opinion.id }, body });
      clear();
      await refresh('/api/unit-opinions');
      toast(t('objectedDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{opinion.opinion}</p>
      <TextArea
        label={t('objection')}
        hint={t('objectionHint')}
        rows={5}
        maxLength={1000}
        value={value.text}
        onChange={(text) => change({ text })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={value.text.trim().length < 2}>
        {t('objectDo')}
      </Button>
    </form>
  );
}

/** The opinion stands, or is changed; what it said before stays readable. */
export function AnswerForm({ opinion, onDone }: FormProps): ReactElement {
  const t = useWords(opinionWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    outcome: 'kept' | 'changed';
    answer: string;
    grade: Grade;
    opinion: string;
  }>(`organizations.answer.${opinion.id}`, {
    outcome: 'kept',
    answer: '',
    grade: opinion.grade,
    opinion: opinion.opinion,
  });
  const { outcome, answer, grade } = value;
  const text = value.opinion.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const changes = outcome === 'changed' ? { grade, opinion: text } : {};
      const body = { version: opinion.version, outcome, answer: answer.trim(), ...changes };
      await call(answerObjection, { params: { id: opinion.id }, body });
      clear();
      await refresh('/api/unit-opinions');
      toast(t('answeredDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{labelText(t('objection'), opinion.objection ?? '')}</p>
      <Choice
        label={t('outcome')}
        look="chips"
        options={[
          { value: 'kept', label: t('outcome.kept') },
          { value: 'changed', label: t('outcome.changed') },
        ]}
        value={outcome}
        onChange={(next) => change({ outcome: next })}
      />
      <TextArea
        label={t('answerText')}
        rows={4}
        maxLength={1000}
        value={answer}
        onChange={(next) => change({ answer: next })}
      />
      {outcome === 'changed' && (
        <>
          <GradeField value={grade} onChange={(next) => change({ grade: next })} />
          <TextArea
            label={t('opinion')}
            rows={4}
            maxLength={1000}
            value={value.opinion}
            onChange={(next) => change({ opinion: next })}
          />
        </>
      )}
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={answer.trim().length < 2 || (outcome === 'changed' && text.length < 2)}
      >
        {t('answerDo')}
      </Button>
    </form>
  );
}
