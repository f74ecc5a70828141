import { type Edition, type Hiding, replaceMarks, undoReplace } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { deskWords } from './words.ts';

const doubtful = ['addresses', 'persons', 'numbers'] as const;

/** What was found in the words of a draft, each sort with one press that hides it in all rows, and that press taken back. */
export function EditionFindings({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const { busy, fault, run } = useAct();
  const { id, version, counts, undo, abilities } = edition;
  const mayRevise = abilities.includes('revise');
  const input = { params: { id }, body: { version } };
  const hide = (what: Hiding) =>
    run(async () => {
      const { undo: done } = await call(replaceMarks, { ...input, body: { version, hide: what } });
      await refresh('/api/disclosure/editions');
      toast(t('hidden', { n: done?.rows ?? 0 }));
    });
  const takeBack = () =>
    run(async () => {
      await call(undoReplace, input);
      await refresh('/api/disclosure/editions');
      toast(t('takenBack'));
    });
  const found = doubtful.filter((sort) => counts.found[sort] > 0);
  return (
    <div className="stack stack-tight">
      <p role="status" className="row">
        <StatusTag tone={counts.blocked > 0 ? 'danger' : 'success'}>
          {counts.blocked > 0 ? t('blocked', { n: counts.blocked }) : t('clean')}
        </StatusTag>
        {mayRevise && counts.blocked > 0 && (
          <Button variant="primary" busy={busy} onClick={() => void hide('blocking')}>
            {t('replaceAll')}
          </Button>
        )}
      </p>
      {found.length > 0 && (
        <>
          <p className="muted">{t('doubtful')}</p>
          <ul className="findings">
            {found.map((sort) => (
              <li key={sort} className="row">
                <span>{t(`found.${sort}`, { n: counts.found[sort] })}</span>
                {mayRevise && (
                  <Button busy={busy} onClick={() => void hide(sort)}>
                    {t(`hide.${sort}`)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {undo && mayRevise && (
        <p className="row">
          <span>{t(`hid.${undo.hid}`, { n: undo.rows })}</span>
          <Button variant="quiet" busy={busy} onClick={() => void takeBack()}>
            {t('takeBack')}
          </Button>
        </p>
      )}
      <FormFault fault={fault} />
    </div>
  );
}
