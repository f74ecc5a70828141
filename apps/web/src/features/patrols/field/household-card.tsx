import { seeHousehold, type Visit } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { type Output, call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { visitWords } from './words.ts';

/** Which household: shown when asked for, and that somebody asked is recorded. It is kept neither in the cache nor on the phone. */
export function HouseholdCard({ visit }: { visit: Visit }): ReactElement | null {
  const t = useWords(visitWords);
  const [seen, setSeen] = useState<Output<typeof seeHousehold> | null>(null);
  const { busy, fault, run } = useAct();
  if (!visit.abilities.includes('see-household')) return null;
  if (seen) {
    return (
      <section className="card stack stack-tight" aria-label={t('household')}>
        {seen.household && <strong>{seen.household}</strong>}
        {seen.note && <p>{seen.note}</p>}
        {seen.keptUntil && <p className="muted small">{t('keptUntil', { day: seen.keptUntil })}</p>}
      </section>
    );
  }
  const look = () => run(async () => setSeen(await call(seeHousehold, { params: { id: visit.id } })));
  return (
    <div className="stack stack-tight">
      <div>
        <Button icon="home" busy={busy} onClick={() => void look()}>
          {t('look')}
        </Button>
      </div>
      <p className="muted small">{t('lookHint')}</p>
      {fault && <FieldError>{fault.message}</FieldError>}
    </div>
  );
}
