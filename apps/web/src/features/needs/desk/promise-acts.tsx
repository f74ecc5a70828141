import { confirmPromise, dropPromise, keepPromise, type Promised } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { putAway } from '../../../lib/put-away.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { needWords } from '../words.ts';
import { needDeskWords } from './words.ts';

const order = ['confirm-giver', 'confirm-need', 'keep', 'fall-through'] as const;
type PromiseAct = (typeof order)[number];
type Told = 'keep' | 'fall-through';

export const refreshPromises = (): void => {
  for (const prefix of ['/api/promises', '/api/needs', '/api/resources', '/api/match-plans']) void refresh(prefix);
};

/** What one of the two sides may do with a promise: confirm at once; kept or fallen through with a few words. */
export function PromiseActs({ promise }: { promise: Promised }): ReactElement | null {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const [asked, setAsked] = useState<Told | null>(null);
  const { busy, fault, run, forget } = useAct();
  const open = order.filter((name) => promise.abilities.includes(name));
  const { id, version } = promise;
  const send = async (name: PromiseAct, work: () => Promise<unknown>): Promise<boolean> => {
    const done = await run(async () => void (await work()));
    refreshPromises();
    if (done) toast(t(`p.did.${name}`));
    return done;
  };
  const confirm = (name: PromiseAct) =>
    send(name, () =>
      call(confirmPromise, {
        params: { id },
        body: { version, side: name === 'confirm-need' ? 'need' : 'giver' },
      }),
    );
  const press = (name: PromiseAct) => {
    forget();
    if (name === 'keep' || name === 'fall-through') setAsked(name);
    else void confirm(name);
  };
  if (open.length === 0) return null;
  // Who may speak for one side only need not be told which.
  const isOneSide = !(open.includes('confirm-giver') && open.includes('confirm-need'));
  const of = `${promise.resourceName} → ${promise.needTitle}`;
  return (
    <>
      <div className="row">
        {open.map((name, at) => (
          <Button
            key={name}
            variant={at === 0 && name !== 'fall-through' ? 'primary' : 'secondary'}
            label={labelText(t(`p.${name}`), of)}
            busy={busy && asked === null && name !== 'keep' && name !== 'fall-through'}
            onClick={() => press(name)}
          >
            {t(isOneSide && (name === 'confirm-need' || name === 'confirm-giver') ? 'p.confirm' : `p.${name}`)}
          </Button>
        ))}
      </div>
      {fault && asked === null && (
        <FieldError>{fault.code === 'version-conflict' ? words('stale') : fault.message}</FieldError>
      )}
      <Sheet open={asked !== null} title={asked ? labelText(t(`p.${asked}`), of) : ''} onClose={() => setAsked(null)}>
        {asked && (
          <ToldForm
            promise={promise}
            asked={asked}
            busy={busy}
            fault={fault && (fault.code === 'version-conflict' ? words('stale') : fault.message)}
            onSend={async ({ text, ...met }) => {
              const done = await send(asked, () =>
                asked === 'keep'
                  ? call(keepPromise, { params: { id }, body: { version, outcome: text, ...met } })
                  : call(dropPromise, { params: { id }, body: { version, reason: text } }),
              );
              if (done) setAsked(putAway<typeof asked>(asked));
              return done;
            }}
            onClose={() => setAsked(null)}
          />
        )}
      </Sheet>
    </>
  );
}

interface ToldFormProps {
  promise: Promised;
  asked: Told;
  busy: boolean;
  fault: string | null;
  /** `publicText`: of a need that is met by it, what the residents behind it are told. */
  onSend: (told: { text: string; meets?: boolean; publicText?: string }) => Promise<boolean>;
  onClose: () => void;
}

function ToldForm({ promise, asked, busy, fault, onSend, onClose }: ToldFormProps): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const { value, change, clear } = useDraft(`promise.${promise.id}.${asked}`, {
    text: '',
    meets: false,
    publicText: '',
  });
  const [wrong, setWrong] = useState(false);
  const text = value.text.trim();
  const mayMeet = promise.abilities.includes('meet');
  const submit = async () => {
    setWrong(text.length < 2);
    if (text.length < 2) return;
    const publicText = value.publicText.trim();
    const isMet = mayMeet && asked === 'keep' && value.meets;
    if (await onSend({ text, ...(isMet && { meets: true, ...(publicText.length > 1 && { publicText }) }) })) clear();
  };
  return (
    <>
      <TextArea
        label={t(`p.ask.${asked}`)}
        error={wrong ? words('missing') : undefined}
        rows={3}
        maxLength={asked === 'keep' ? 1000 : 500}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
      {asked === 'keep' && !mayMeet && <p className="muted">{t('metAlready')}</p>}
      {asked === 'keep' && mayMeet && (
        <Checkbox checked={value.meets} onChange={(meets) => change({ meets })}>
          {t('meets')}
        </Checkbox>
      )}
      {asked === 'keep' && mayMeet && value.meets && (
        <TextArea
          label={t('publicText')}
          hint={t('publicTextHint')}
          optional
          rows={3}
          maxLength={1000}
          value={value.publicText}
          onChange={(publicText) => change({ publicText })}
        />
      )}
      {fault && <FieldError>{fault}</FieldError>}
      <div className="row">
        <Button variant={asked === 'keep' ? 'primary' : 'danger'} busy={busy} onClick={() => void submit()}>
          {t(`p.${asked}`)}
        </Button>
        <Button onClick={onClose}>{words('cancel')}</Button>
      </div>
    </>
  );
}
