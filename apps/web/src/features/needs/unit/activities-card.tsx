import { countActivities, seeStaff } from '@huying/server/contract/volunteering';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { listText } from '../../../lib/punctuation.ts';
import { useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { unitWords } from './words.ts';

/** What the unit has held and how many of its people took part: numbers, the names one press away. */
export function ActivitiesCard({ unitId }: { unitId: string }): ReactElement {
  const t = useWords(unitWords);
  const { data } = useAnswer(countActivities, { query: { unitId } });
  const { busy, fault, run } = useAct();
  const [names, setNames] = useState<readonly string[] | null>(null);
  const see = () =>
    run(async () => {
      const year = Number(civilDayOf(Date.now()).slice(0, 4));
      setNames((await call(seeStaff, { body: { year } })).names);
    });
  return (
    <Card title={t('activities')} aside={<Button href="/desk/activities/new">{t('planActivity')}</Button>}>
      <ul className="unit-rows">
        <li>
          <AppLink href="/desk/activities" className="row-link">
            {t('activitiesHeld', { month: data?.month ?? '…', year: data?.year ?? '…' })}
          </AppLink>
        </li>
        <li>
          <span>{t('activityStaff', { staff: data?.staff ?? '…', turns: data?.turns ?? '…' })}</span>
          {data?.may.includes('see-staff') && data.staff > 0 && (
            <Button variant="quiet" busy={busy} onClick={() => void see()}>
              {t('seeStaff')}
            </Button>
          )}
        </li>
      </ul>
      <FormFault fault={fault} />
      <Dialog open={names !== null} title={t('staffTitle')} onClose={() => setNames(null)}>
        <p className="muted">{t('staffHint')}</p>
        <p>{listText(names ?? [])}</p>
      </Dialog>
    </Card>
  );
}
