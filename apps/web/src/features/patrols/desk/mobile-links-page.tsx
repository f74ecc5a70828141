import { issueMobileLink, listMobileLinks, type MobileLink, revokeMobileLink } from '@huying/server/contract/patrols';
import { QRCode } from 'antd';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { copyText } from '../../../lib/clipboard.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { residentsAddress } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { FactTable, wholeList } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { patrolDeskWords } from './words.ts';

/** 流动网格员: links with which couriers and riders report, and nothing else; issued, seen once, revoked. */
export function MobileLinksPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const lang = useLanguage();
  const [isMaking, setMaking] = useState(false);
  const [chosen, setChosen] = useState<MobileLink | null>(null);
  const { data, error, refetch } = useAnswer(listMobileLinks);
  const revoke = async () => {
    if (!chosen) return;
    await call(revokeMobileLink, { params: { id: chosen.id } });
    await refresh('/api/mobile-links');
    toast(t('revoked'));
  };
  return (
    <PatrolsFrame
      hint={t('mobileHint')}
      actions={
        <Button variant="primary" icon="plus" onClick={() => setMaking(true)}>
          {t('issue')}
        </Button>
      }
    >
      <FactTable
        label={t('mobile')}
        pages={wholeList(data?.items, error, () => void refetch())}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noLinks')}>{t('noLinksBody')}</Empty>}
        columns={[
          { key: 'label', title: t('label'), render: ({ label }) => label },
          { key: 'reports', title: t('reports'), render: ({ reports }) => t('reportsN', { n: reports }) },
          { key: 'until', title: t('until'), render: ({ expiresOn }) => dayText(momentOf(expiresOn), lang) },
          {
            key: 'acts',
            title: t('acts'),
            render: (link) =>
              link.revokedAt ? (
                <StatusTag>{t('isRevoked')}</StatusTag>
              ) : (
                <Button variant="quiet" label={`${t('revoke')}：${link.label}`} onClick={() => setChosen(link)}>
                  {t('revoke')}
                </Button>
              ),
          },
        ]}
      />
      <IssueDialog open={isMaking} onClose={() => setMaking(false)} />
      <ConfirmDialog
        open={chosen !== null}
        title={t('revokeTitle', { label: chosen?.label ?? '' })}
        confirm={t('revoke')}
        danger
        onConfirm={revoke}
        onClose={() => setChosen(null)}
      >
        {t('revokeBody')}
      </ConfirmDialog>
    </PatrolsFrame>
  );
}

/** The address with the token behind the #, so that no server on the way writes it down. */
const addressOf = (token: string): string => residentsAddress(`/r/mobile#${token}`);

function IssueDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const [token, setToken] = useState<string | null>(null);
  const close = () => {
    setToken(null);
    onClose();
  };
  return (
    <Dialog open={open} title={t(token === null ? 'issue' : 'issued')} onClose={close}>
      {token === null ? <IssueForm onIssued={setToken} /> : <Issued token={token} onClose={close} />}
    </Dialog>
  );
}

function IssueForm({ onIssued }: { onIssued: (token: string) => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const [label, setLabel] = useState('');
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { token } = await call(issueMobileLink, { body: { label: label.trim() } });
      void refresh('/api/mobile-links');
      onIssued(token);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('label')} hint={t('labelHint')} maxLength={40} value={label} onChange={setLabel} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={label.trim().length < 2}>
        {t('issueDo')}
      </Button>
    </form>
  );
}

function Issued({ token, onClose }: { token: string; onClose: () => void }): ReactElement {
  const t = useWords(patrolDeskWords);
  const address = addressOf(token);
  const copy = async () => {
    if (await copyText(address)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  return (
    <div className="stack">
      <p>{t('once')}</p>
      <div className="mobile-link">
        <div className="mobile-link-code">
          <QRCode
            aria-label={t('code')}
            value={address}
            type="svg"
            size={184}
            color="#000000"
            bgColor="#ffffff"
            bordered={false}
          />
        </div>
        <div className="stack">
          <code className="mobile-link-address">{address}</code>
          <div className="row">
            <Button variant="primary" icon="copy" onClick={() => void copy()}>
              {t('copyLink')}
            </Button>
            <Button onClick={onClose}>{t('handed')}</Button>
          </div>
        </div>
      </div>
    </div>
  );
}
