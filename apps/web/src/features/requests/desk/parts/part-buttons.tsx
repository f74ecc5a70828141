import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { ownParts, type Part, type PartAct } from './part-acts.ts';
import type { PartDesk } from './use-part.ts';
import { partWords } from './words.ts';

interface PartButtonsProps {
  each: Part;
  acts: readonly PartAct[];
  desk: PartDesk;
  /** The first one is the obvious next act. */
  leads?: boolean;
}

/** What may be done to one part; each button tells a screen reader whose part it is. */
export function PartButtons({ each, acts, desk, leads }: PartButtonsProps): ReactElement | null {
  const t = useWords(partWords);
  const units = useUnits();
  if (acts.length === 0) return null;
  return (
    <div className="row">
      {acts.map((act, at) => (
        <Button
          key={act}
          variant={leads && at === 0 ? 'primary' : 'secondary'}
          label={`${t(`act.${act}`)}：${units.name(each.part.unitId)}`}
          busy={desk.busy}
          onClick={() => desk.choose({ id: each.part.id, act })}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
    </div>
  );
}

/** The parts that wait for the person's own unit stand before everything else it may do. */
export function OwnParts({ detail, desk }: { detail: RequestDetail; desk: PartDesk }): ReactElement | null {
  const t = useWords(partWords);
  const mine = ownParts(detail);
  if (mine.length === 0) return null;
  return (
    <section className="stack stack-tight" aria-label={t('yours')}>
      {mine.map((each) => (
        <div key={each.part.id} className="act-told stack stack-tight">
          <div className="row">
            <strong>{t(`yours.${each.kind}`, { task: each.task })}</strong>
            {each.part.dueAt && <DueTag dueAt={each.part.dueAt} />}
          </div>
          <PartButtons each={each} acts={each.acts} desk={desk} leads />
        </div>
      ))}
    </section>
  );
}
