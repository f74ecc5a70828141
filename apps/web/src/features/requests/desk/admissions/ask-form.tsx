import { askAdmission, listGridDuties } from '@huying/server/contract/requests';
import { type ReactElement, useMemo, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { civilDayOf } from '../../../../lib/civil-day.ts';
import { usePlaces } from '../../../../lib/directory.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { useShowFault } from '../../show-fault.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { type AskDraft, askBody, askFaults, emptyAsk } from './ask-draft.ts';
import { admissionWords } from './words.ts';

/** What, where, why, how long a week, until when. What is typed stays until the server has taken it. */
export function AskForm({ onAsked, onClose }: { onAsked: () => void; onClose: () => void }): ReactElement {
  const t = useWords(admissionWords);
  const draft = useDraft<AskDraft>('admission.ask', emptyAsk);
  const { value, change, clear } = draft;
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useAct();
  const missing = askFaults(value, civilDayOf(Date.now()));
  // A rule of the server names its field, so its words stand there; anything else stands beside the button.
  const faultAt = (field: keyof AskDraft) =>
    fault?.details.field === field ? fault.message : fault?.fieldFault(field);
  const error = (field: keyof AskDraft) =>
    faultAt(field) ?? (tried && missing.includes(field) ? t(`missing.${field}`) : undefined);
  const isPlaced = Object.keys(emptyAsk).some((field) => faultAt(field as keyof AskDraft) !== undefined);
  useShowFault(fault);
  const body = () => {
    setTried(true);
    return missing.length > 0 ? null : askBody(value);
  };
  const send = async () => {
    if (!(await run(async () => void (await call(askAdmission, { body: askBody(value) }))))) return;
    clear();
    toast(t('asked'));
    onAsked();
  };
  return (
    <FormFrame
      title={t('ask')}
      submit={t('askDo')}
      body={body}
      onSend={() => void send()}
      onClose={onClose}
      busy={busy}
      fault={isPlaced ? null : (fault?.message ?? null)}
      draft={draft}
    >
      <ListedDuties />
      <TextField
        label={t('what')}
        hint={t('whatHint')}
        error={error('title')}
        maxLength={60}
        value={value.title}
        onChange={(title) => change({ title })}
      />
      <WhereField value={value.placeId} error={error('placeId')} onChange={(placeId) => change({ placeId })} />
      <TextArea
        label={t('why')}
        hint={t('whyHint')}
        error={error('detail')}
        rows={3}
        maxLength={1000}
        value={value.detail}
        onChange={(detail) => change({ detail })}
      />
      <TextField
        label={t('minutes')}
        error={error('minutesWeekly')}
        inputMode="numeric"
        maxLength={4}
        value={value.minutesWeekly}
        onChange={(minutesWeekly) => change({ minutesWeekly })}
      />
      <TextField
        label={t('until')}
        hint={t('untilHint')}
        error={error('endsOn')}
        type="date"
        value={value.endsOn}
        onChange={(endsOn) => change({ endsOn })}
      />
    </FormFrame>
  );
}

/** What needs no admission, before anybody types it. */
function ListedDuties(): ReactElement | null {
  const t = useWords(admissionWords);
  const { data } = useAnswer(listGridDuties);
  if (!data) return null;
  return (
    <Fold title={t('listed', { n: data.items.length })}>
      <p>{data.items.map(({ name }) => name).join('、')}</p>
    </Fold>
  );
}

interface WhereFieldProps {
  value: string;
  error: string | undefined;
  onChange: (placeId: string) => void;
}

function WhereField({ value, error, onChange }: WhereFieldProps): ReactElement {
  const t = useWords(admissionWords);
  const places = usePlaces();
  const options = useMemo(
    () =>
      places.items
        .filter(({ active }) => active)
        .map(({ id, name, code, parentId }) => ({ value: id, label: name, group: places.name(parentId), words: code })),
    [places],
  );
  return (
    <PickField
      label={t('where')}
      hint={t('whereHint')}
      error={error}
      options={options}
      value={value || null}
      onChange={(placeId) => onChange(placeId ?? '')}
    />
  );
}
