import { type HotlineLink, setHotline, tryHotline } from '@huying/server/contract/hotline';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { hotlineWords } from './words.ts';

/** The connection as a form. Secrets are typed in and never shown: an empty field leaves them as they are. */
export function LinkForm({ link }: { link: HotlineLink }): ReactElement {
  const t = useWords(hotlineWords);
  const [draft, setDraft] = useState(link);
  const [secret, setSecret] = useState('');
  const [token, setToken] = useState('');
  const set = (change: Partial<HotlineLink>) => setDraft((before) => ({ ...before, ...change }));
  const fields = (['enabled', 'pushUrl', 'pullUrl', 'pullMinutes', 'algorithm', 'signedOnly', 'datum'] as const).map(
    (key) => ({ key, label: t(key) }),
  );
  const saving = useSaving<HotlineLink>(link, fields, async (record) => {
    const { hasSecret: _1, hasToken: _2, folder: _3, ...body } = record;
    const secrets = { ...(secret !== '' && { secret }), ...(token !== '' && { token }) };
    await call(setHotline, { body: { ...body, ...secrets } });
    await refresh('/api/hotline');
    toast(t('saved'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit(draft);
  };
  const address = (typed: string): string | null => typed.trim() || null;
  return (
    <Card title={t('settings')}>
      <form className="stack hotline-form" onSubmit={submit}>
        <Hinted hint={t('enabledHint')} checked={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {t('enabled')}
        </Hinted>
        <TextField
          label={t('pushUrl')}
          hint={t('pushUrlHint')}
          optional
          maxLength={500}
          value={draft.pushUrl ?? ''}
          onChange={(typed) => set({ pushUrl: address(typed) })}
        />
        <TextField
          label={t('pullUrl')}
          hint={t('pullUrlHint')}
          optional
          maxLength={500}
          value={draft.pullUrl ?? ''}
          onChange={(typed) => set({ pullUrl: address(typed) })}
        />
        {draft.pullUrl !== null && (
          <TextField
            label={t('pullMinutes')}
            inputMode="numeric"
            maxLength={4}
            value={draft.pullMinutes === 0 ? '' : String(draft.pullMinutes)}
            onChange={(typed) => set({ pullMinutes: Number(typed.replace(/\D/g, '')) })}
          />
        )}
        <TextField
          label={t('secret')}
          hint={t(link.hasSecret ? 'secretSet' : 'secretNone')}
          type="password"
          autoComplete="new-password"
          optional
          maxLength={200}
          value={secret}
          onChange={setSecret}
        />
        <TextField
          label={t('token')}
          hint={t(link.hasToken ? 'secretSet' : 'tokenHint')}
          type="password"
          autoComplete="new-password"
          optional
          maxLength={1000}
          value={token}
          onChange={setToken}
        />
        <Hinted hint={t('signedOnlyHint')} checked={draft.signedOnly} onChange={(signedOnly) => set({ signedOnly })}>
          {t('signedOnly')}
        </Hinted>
        <div className="hotline-columns">
          <SelectField
            label={t('algorithm')}
            options={(['sha256', 'sm3'] as const).map((value) => ({ value, label: t(value) }))}
            value={draft.algorithm}
            onChange={(algorithm) => algorithm && set({ algorithm })}
          />
          <SelectField
            label={t('datum')}
            options={[
              { value: 'CGCS2000', label: t('cgcs') },
              { value: 'GCJ02', label: t('gcj') },
            ]}
            value={draft.datum}
            onChange={(datum) => datum && set({ datum })}
          />
        </div>
        <FormFault fault={saving.fault} />
        <div className="row">
          <Button variant="primary" type="submit" busy={saving.busy}>
            {t('save')}
          </Button>
          {link.pushUrl !== null && <TryButton />}
        </div>
        {saving.dialog}
      </form>
    </Card>
  );
}

interface HintedProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint: string;
  children: string;
}
function Hinted({ hint, children, ...box }: HintedProps): ReactElement {
  return (
    <div>
      <Checkbox {...box}>{children}</Checkbox>
      <p className="muted small">{hint}</p>
    </div>
  );
}

function TryButton(): ReactElement {
  const t = useWords(hotlineWords);
  const lang = useLanguage();
  const { busy, fault, run } = useAct();
  const attempt = () =>
    run(async () => {
      const { ok, text } = await call(tryHotline);
      toast(text[lang === 'en' ? 'en' : 'zh'], ok ? {} : { tone: 'problem' });
    });
  return (
    <>
      <Button busy={busy} onClick={() => void attempt()}>
        {t('try')}
      </Button>
      <FormFault fault={fault} />
    </>
  );
}
