import type { Hazard, HazardActionName } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { patrolWords } from '../words.ts';
import { ActSheet } from './act-sheet.tsx';
import { useHazardAct } from './use-hazard-act.ts';

/** The order in which the acts stand; the first that is open is the one obvious next. */
const order: readonly HazardActionName[] = ['clear', 'rectify', 'assign', 'send-back', 'void'];

/** What the caller may do now; without anything, who has it. */
export function HazardActs({ hazard }: { hazard: Hazard }): ReactElement | null {
  const t = useWords(patrolWords);
  const units = useUnits();
  const { activePost } = useSession();
  const [action, setAction] = useState<HazardActionName | null>(null);
  const act = useHazardAct(hazard);
  const open = order.filter((name) => hazard.abilities.includes(name));
  // Of one's own unit an act that assigns stands before one that puts right.
  const first = hazard.state === 'reported' && open.includes('assign') ? 'assign' : open[0];
  if (!hazard.open) return null;
  if (open.length === 0) {
    const isOurs = hazard.state === 'checking' && hazard.holderId === activePost?.unitId;
    return <p className="muted">{isOurs ? t('otherChecks') : t('waiting', { who: units.name(hazard.holderId) })}</p>;
  }
  return (
    <>
      <div className="row">
        {[...open]
          .sort((a, b) => Number(b === first) - Number(a === first))
          .map((name) => (
            <Button key={name} variant={name === first ? 'primary' : 'secondary'} onClick={() => setAction(name)}>
              {t(`act.${name}`)}
            </Button>
          ))}
      </div>
      <ActSheet hazard={hazard} action={action} act={act} onClose={() => setAction(null)} />
    </>
  );
}
