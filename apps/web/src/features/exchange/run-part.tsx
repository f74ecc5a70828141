import { type ImportRecord, runImport } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { useImportAct } from './use-import.ts';
import { exchangeWords } from './words.ts';

/** The one obvious next act: import, go on, or look at what came in. */
export function RunPart({ record }: { record: ImportRecord }): ReactElement | null {
  const t = useWords(exchangeWords);
  const { busy, fault, act } = useImportAct();
  const { id, version, state, counts, abilities } = record;
  const { created, rejected } = counts;
  if (state === 'done') return <SeeThem record={record} />;
  if (!abilities.includes('run')) return null;
  if (state === 'checked' && created === 0) return <p role="status">{t('runNone')}</p>;
  const words =
    state === 'failed' ? t('goOn') : rejected > 0 ? t('runPartial', { n: created }) : t('run', { n: created });
  // The button says that only the others come in: whoever presses it has agreed.
  const partial = rejected > 0;
  const run = () => call(runImport, { params: { id }, body: { version, partial } });
  return (
    <div className="stack stack-tight">
      {fault && <FieldError>{fault.message}</FieldError>}
      <div className="row">
        <Button variant="primary" busy={busy} onClick={() => void act(run)}>
          {words}
        </Button>
      </div>
    </div>
  );
}

function SeeThem({ record: { counts } }: { record: ImportRecord }): ReactElement {
  const t = useWords(exchangeWords);
  const reads = mayUse(useSession(), 'request.read');
  const hasOpen = counts.created > counts.closed;
  return (
    <div className="row">
      {reads && counts.created > 0 && (
        <Button variant="primary" href={hasOpen ? '/desk/requests?view=new' : '/desk/requests'}>
          {t(hasOpen ? 'seeNew' : 'seeAll')}
        </Button>
      )}
      <Button href="/desk/exchange">{t('another')}</Button>
    </div>
  );
}
