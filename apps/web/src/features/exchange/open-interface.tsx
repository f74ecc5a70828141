import { getOpen311Options, type Open311Options, setOpen311Options } from '@huying/server/contract/exchange';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { copyText } from '../../lib/clipboard.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { keyWords } from './key-words.ts';

const DISCOVERY = '/open311/v2/discovery.json';

/** Where other systems find the open interface, and what it lets them do without a key. */
export function OpenInterface(): ReactElement {
  const t = useWords(keyWords);
  const { data, error, refetch } = useAnswer(getOpen311Options);
  const address = new URL(DISCOVERY, location.href).href;
  const copy = async () => {
    if (await copyText(address)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  return (
    <Card title={t('openTitle')}>
      <div className="stack">
        <p>{t('openHint')}</p>
        <div className="row">
          <code className="exchange-address">{address}</code>
          <Button icon="copy" onClick={() => void copy()}>
            {t('copyAddress')}
          </Button>
        </div>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={3} />}
        {data && <OptionsForm key={data.version} options={data} />}
      </div>
    </Card>
  );
}

function OptionsForm({ options }: { options: Open311Options }): ReactElement {
  const t = useWords(keyWords);
  const [anonymous, setAnonymous] = useState(options.anonymous);
  const [contact, setContact] = useState(options.contact);
  const saving = useSaving<Open311Options>(
    options,
    [
      { key: 'anonymous', label: t('anonymous') },
      { key: 'contact', label: t('contact') },
    ],
    async (record) => {
      await call(setOpen311Options, { body: record });
      await refresh('/api/open311-options');
      toast(t('saved'));
    },
  );
  const isChanged = anonymous !== options.anonymous || contact.trim() !== options.contact;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...options, anonymous, contact: contact.trim() });
  };
  return (
    <form className="stack exchange-form" onSubmit={submit}>
      <div>
        <Checkbox checked={anonymous} onChange={setAnonymous}>
          {t('anonymous')}
        </Checkbox>
        <p className="muted small">{t('anonymousHint')}</p>
      </div>
      <TextField
        label={t('contact')}
        hint={t('contactHint')}
        optional
        maxLength={200}
        value={contact}
        onChange={setContact}
      />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={!isChanged}>
          {t('save')}
        </Button>
      </div>
      {saving.dialog}
    </form>
  );
}
