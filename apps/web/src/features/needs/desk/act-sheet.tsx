import {
  addNeedSource,
  listSimilarNeeds,
  type Need,
  type NeedActionName,
  reviseNeed,
} from '@huying/server/contract/needs';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { quotedText } from '../../../lib/punctuation.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { factsOf, isComplete, type NeedDraft, NeedFields } from '../need-fields.tsx';
import { needWords } from '../words.ts';
import { sources, type SourceKind } from './sources.ts';
import { useNeedAct } from './use-need-act.ts';
import { needDeskWords } from './words.ts';

export type SheetAct = NeedActionName | 'revise' | 'source';
interface ActSheetProps {
  need: Need;
  action: SheetAct | null;
  onClose: () => void;
}

/** The words an act needs, no more. */
export function ActSheet({ need, action, onClose }: ActSheetProps): ReactElement {
  const t = useWords(needWords);
  const form = () => {
    if (action === null) return null;
    if (action === 'revise') return <ReviseForm need={need} onDone={onClose} />;
    if (action === 'source') return <SourceForm need={need} onDone={onClose} />;
    if (action === 'gather') return <GatherForm need={need} onDone={onClose} />;
    return <WordsForm key={action} need={need} action={action} onDone={onClose} />;
  };
  return (
    <Sheet open={action !== null} title={action ? t(`act.${action}`) : ''} onClose={onClose}>
      {form()}
    </Sheet>
  );
}

interface FormProps {
  need: Need;
  onDone: () => void;
}
const labels = {
  verify: 'verifyNote',
  meet: 'meetText',
  recheck: 'recheckNote',
  rebound: 'reboundReason',
} as const;

function WordsForm({ need, action, onDone }: FormProps & { action: NeedActionName }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const act = useNeedAct();
  const { value, change, clear } = useDraft(`need.${need.id}.${action}`, {
    text: '',
    metOn: civilDayOf(Date.now()),
    publicText: '',
  });
  const [wrong, setWrong] = useState(false);
  const text = value.text.trim();
  const isOptional = action === 'verify' || action === 'recheck';
  const key = isOptional || action === 'meet' ? 'text' : 'reason';
  const publicText = value.publicText.trim();
  // Only where residents wait behind it is somebody told.
  const tells = action === 'meet' && need.sources.some(({ source }) => source === 'request');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isShort = text.length < 2;
    setWrong(isShort && !isOptional);
    if (isShort && !isOptional) return;
    const body = {
      ...(!isShort && { [key]: text }),
      ...(action === 'meet' && value.metOn && { metOn: value.metOn }),
      ...(tells && publicText.length > 1 && { publicText }),
    };
    if (!(await act.take(action, need, body))) return;
    clear();
    onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextArea
        label={t(action in labels ? labels[action as 'meet'] : 'reason')}
        optional={isOptional}
        error={wrong ? words('missing') : undefined}
        rows={3}
        maxLength={action === 'meet' ? 1000 : 500}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
      {action === 'meet' && (
        <TextField label={t('metOn')} type="date" value={value.metOn} onChange={(metOn) => change({ metOn })} />
      )}
      {tells && (
        <TextArea
          label={t('publicText')}
          hint={t('publicTextHint')}
          optional
          rows={3}
          maxLength={1000}
          value={value.publicText}
          onChange={(next) => change({ publicText: next })}
        />
      )}
      {act.fault && (
        <FieldError>{act.fault.code === 'version-conflict' ? words('stale') : act.fault.message}</FieldError>
      )}
      <div className="row">
        <Button
          type="submit"
          variant={action === 'refuse' || action === 'withdraw' ? 'danger' : 'primary'}
          busy={act.busy}
        >
          {words(`act.${action}`)}
        </Button>
        <Button onClick={onDone}>{words('cancel')}</Button>
      </div>
    </form>
  );
}

function GatherForm({ need, onDone }: FormProps): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const act = useNeedAct();
  const { data } = useAnswer(listSimilarNeeds, { params: { id: need.id } });
  const [intoId, setIntoId] = useState<string | null>(null);
  if (data?.items.length === 0) return <p className="muted">{t('noSimilar')}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (intoId) void act.take('gather', need, { intoId }).then((done) => done && onDone());
      }}
    >
      <Choice
        label={t('gatherInto')}
        hint={t('gatherIntoHint')}
        options={(data?.items ?? []).map(({ id, title, number, words: common }) => ({
          value: id,
          label: title,
          hint: `${number} · ${t('similarWords', { words: quotedText(common.slice(0, 4)) })}`,
        }))}
        value={intoId}
        onChange={setIntoId}
      />
      {act.fault && <FieldError>{act.fault.message}</FieldError>}
      <div className="row">
        <Button type="submit" variant="primary" busy={act.busy} disabled={intoId === null}>
          {t('gatherDo')}
        </Button>
        <Button onClick={onDone}>{words('cancel')}</Button>
      </div>
    </form>
  );
}

function SourceForm({ need, onDone }: FormProps): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`need.${need.id}.source`, { source: 'meeting', reference: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const reference = value.reference.trim();
      await call(addNeedSource, {
        params: { id: need.id },
        body: { source: value.source as SourceKind, ...(reference && { reference }) },
      });
      clear();
      void refresh('/api/needs');
      toast(t('sourceAdded'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField<SourceKind>
        label={t('whence')}
        options={sources.map((each) => ({ value: each, label: words(`source.${each}`) }))}
        value={value.source as SourceKind}
        onChange={(source) => source && change({ source })}
      />
      <TextField
        label={t('reference')}
        hint={t('referenceHint')}
        maxLength={120}
        value={value.reference}
        onChange={(reference) => change({ reference })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy}>
        {words('act.source')}
      </Button>
    </form>
  );
}

function ReviseForm({ need, onDone }: FormProps): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<NeedDraft>(`need.${need.id}.revise`, {
    content: need.content,
    sort: need.sort,
    people: need.people === null ? '' : String(need.people),
    wantedBy: need.wantedBy ?? '',
    group: need.group,
    address: need.address,
    repeatable: need.repeatable,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(reviseNeed, { params: { id: need.id }, body: { ...factsOf(value), version: need.version } });
      clear();
      void refresh('/api/needs');
      toast(t('revised'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <NeedFields value={value} change={change} />
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} disabled={!isComplete(value)}>
          {words('act.revise')}
        </Button>
        <Button onClick={onDone}>{words('cancel')}</Button>
      </div>
    </form>
  );
}
