import type { Need, NeedActionName } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { needWords } from '../words.ts';
import { ActSheet, type SheetAct } from './act-sheet.tsx';
import { useNeedAct } from './use-need-act.ts';
import { needDeskWords } from './words.ts';

/** The order in which the acts stand; the first of the next steps is the one obvious act. */
const order: readonly (NeedActionName | 'revise' | 'source')[] = [
  'verify',
  'list',
  'recheck',
  'meet',
  'release',
  'revise',
  'source',
  'rebound',
  'send-back',
  'gather',
  'refuse',
  'withdraw',
];
/** On the list the next step is to match a resource: no button of this line. */
const next: Readonly<Record<string, string>> = { noted: 'verify', verified: 'list', matched: 'meet', met: 'recheck' };

/** What the caller may do with a need now; without anything, why not. */
export function NeedActs({ need }: { need: Need }): ReactElement | null {
  const t = useWords(needWords);
  const own = useWords(needDeskWords);
  const { activePost } = useSession();
  const [action, setAction] = useState<SheetAct | null>(null);
  const act = useNeedAct();
  const open = order.filter((name) => need.abilities.includes(name));
  const isOurs = need.holderId === activePost?.unitId;
  const waits = next[need.state];
  const press = (name: (typeof order)[number]) => {
    if (name === 'list' || name === 'release') return void act.take(name, need);
    setAction(name);
  };
  if (open.length === 0 && need.open && !need.abilities.includes('promise'))
    return <p className="muted">{own('mayNot')}</p>;
  return (
    <div className="stack stack-tight">
      {isOurs && need.state === 'noted' && !open.includes('verify') && <p className="muted">{own('notYours')}</p>}
      {isOurs && need.state === 'met' && !open.includes('recheck') && <p className="muted">{own('notYoursMet')}</p>}
      {open.length > 0 && (
        <div className="row">
          {open.map((name) => (
            <Button
              key={name}
              variant={name === waits ? 'primary' : 'secondary'}
              busy={act.busy && (name === 'list' || name === 'release')}
              onClick={() => press(name)}
            >
              {t(`act.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {act.fault && <FieldError>{act.fault.code === 'version-conflict' ? t('stale') : act.fault.message}</FieldError>}
      <ActSheet need={need} action={action} onClose={() => setAction(null)} />
    </div>
  );
}
