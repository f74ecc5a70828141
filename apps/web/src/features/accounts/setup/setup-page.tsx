import './setup.css';
import { setUp } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Input } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Page } from '../../../ui/page.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { LevelsPart } from './levels-part.tsx';
import { setupWords } from './words.ts';

const offices = ['system', 'security', 'audit'] as const;
type Office = (typeof offices)[number];
type Three<T> = Record<Office, T>;
const brand = { name: '呼应', href: '/desk' };

/** First run: the tenant, its levels and the three administrators in one form. Shown while nobody exists. */
export function SetupPage(): ReactElement {
  const t = useWords(setupWords);
  const [made, setMade] = useState<string | null>(null);
  if (made !== null) return <Done name={made} />;
  return (
    <Page title={t('title')} lead={t('lead')} brand={brand}>
      <SetupForm onDone={setMade} />
    </Page>
  );
}

function SetupForm({ onDone }: { onDone: (tenantName: string) => void }): ReactElement {
  const t = useWords(setupWords);
  const { busy, fault, run } = useAct();
  const levels = [t('levelTop'), t('levelStreet'), t('levelCommunity'), t('levelGrid')];
  const { value, change, clear } = useDraft('setup', {
    tenantName: '',
    tenantCode: '',
    hotline: '',
    levels,
    grid: levels.length - 1,
    people: { system: blank, security: blank, audit: blank } as Three<{ name: string; username: string }>,
  });
  // Secrets are kept in memory only.
  const [setupCode, setSetupCode] = useState('');
  const [passwords, setPasswords] = useState<Three<string>>({ system: '', security: '', audit: '' });
  const [isShown, setIsShown] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { tenantName, tenantCode, hotline, people } = value;
    const administrator = (office: Office) => ({
      name: people[office].name.trim(),
      username: people[office].username.trim(),
      password: passwords[office],
    });
    const body: Input<typeof setUp>['body'] = {
      setupCode: setupCode.trim(),
      tenantName: tenantName.trim(),
      tenantCode: tenantCode.trim(),
      ...(hotline.trim() && { hotline: hotline.trim() }),
      levels: value.levels.map((name, at) => ({ name: name.trim(), isGrid: at === value.grid })),
      administrators: {
        system: administrator('system'),
        security: administrator('security'),
        audit: administrator('audit'),
      },
    };
    void run(async () => {
      await call(setUp, { body, renewsSession: false });
      clear();
      onDone(body.tenantName);
    });
  };
  const at = (field: string) => fault?.fieldFault(field);
  return (
    <form className="setup" onSubmit={submit}>
      <Card>
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          maxLength={40}
          value={setupCode}
          onChange={setSetupCode}
          error={at('setupCode')}
        />
      </Card>
      <Card title={t('placeTitle')}>
        <div className="stack">
          <TextField
            label={t('tenantName')}
            hint={t('tenantNameHint')}
            maxLength={40}
            value={value.tenantName}
            onChange={(tenantName) => change({ tenantName })}
            error={at('tenantName')}
          />
          <TextField
            label={t('tenantCode')}
            hint={t('tenantCodeHint')}
            maxLength={40}
            value={value.tenantCode}
            onChange={(tenantCode) => change({ tenantCode })}
            error={at('tenantCode')}
          />
          <TextField
            label={t('hotline')}
            hint={t('hotlineHint')}
            optional
            type="tel"
            maxLength={20}
            value={value.hotline}
            onChange={(hotline) => change({ hotline })}
            error={at('hotline')}
          />
        </div>
      </Card>
      <LevelsPart levels={value.levels} grid={value.grid} onChange={change} />
      <Card title={t('peopleTitle')}>
        <div className="stack stack-loose">
          <p>{t('peopleHint')}</p>
          {offices.map((office) => (
            <fieldset className="stack" key={office}>
              <legend className="field-label">
                {t(office)}
                <span className="field-hint"> · {t(`${office}Does`)}</span>
              </legend>
              <TextField
                label={t('name')}
                maxLength={40}
                value={value.people[office].name}
                error={at(`administrators.${office}.name`)}
                onChange={(name) =>
                  change({ people: { ...value.people, [office]: { ...value.people[office], name } } })
                }
              />
              <TextField
                label={t('username')}
                maxLength={64}
                value={value.people[office].username}
                error={at(`administrators.${office}.username`)}
                onChange={(username) =>
                  change({ people: { ...value.people, [office]: { ...value.people[office], username } } })
                }
              />
              <TextField
                label={t('password')}
                hint={t('passwordHint')}
                type={isShown ? 'text' : 'password'}
                autoComplete="new-password"
                value={passwords[office]}
                error={at(`administrators.${office}.password`)}
                onChange={(password) => setPasswords({ ...passwords, [office]: password })}
              />
            </fieldset>
          ))}
          <Checkbox checked={isShown} onChange={setIsShown}>
            {t('showPasswords')}
          </Checkbox>
        </div>
      </Card>
      <div className="stack">
        <p className="muted">{t('submitNote')}</p>
        <FormFault fault={fault} />
        <Button variant="primary" size="large" block type="submit" busy={busy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}

const blank = { name: '', username: '' };

function Done({ name }: { name: string }): ReactElement {
  const t = useWords(setupWords);
  return (
    <Page title={t('done')} lead={t('doneBody', { name })} brand={brand}>
      <div className="stack stack-loose">
        <ol className="setup-next">
          <li>{t('doneOne')}</li>
          <li>{t('doneTwo')}</li>
          <li>{t('doneThree')}</li>
        </ol>
        {/* A fresh page: the session must be asked for anew, now that there is a tenant. */}
        <Button variant="primary" size="large" block onClick={() => location.assign('/desk')}>
          {t('signIn')}
        </Button>
      </div>
    </Page>
  );
}
