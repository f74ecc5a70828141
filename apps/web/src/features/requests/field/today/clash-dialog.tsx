import '../task/task.css';
import type { ReactElement } from 'react';
import { fieldBodyOf, fieldOutbox } from '../../../../lib/field-outbox.ts';
import { useWords } from '../../../../lib/i18n.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { actOf, type clashOf } from '../field-kinds.ts';
import { Compare } from '../task/stale-dialog.tsx';
import { taskWords } from '../task/words.ts';
import { todayWords } from './words.ts';

interface ClashDialogProps {
  parcel: Parcel;
  clash: ReturnType<typeof clashOf>;
  onClose: () => void;
}

/** What was written on this phone and what somebody else has done meanwhile, side by side; nothing goes without a word. */
export function ClashDialog({ parcel, clash, onClose }: ClashDialogProps): ReactElement {
  const t = useWords(todayWords);
  const task = useWords(taskWords);
  const act = actOf(parcel);
  const may = clash?.now.abilities.includes(clash.action) ?? false;
  const goOn = async () => {
    if (!clash) return;
    const body = { ...fieldBodyOf(parcel), version: clash.now.version };
    await fieldOutbox.amend(parcel.id, { body, base: clash.now, now: undefined, state: 'waiting', fault: null });
    onClose();
    await fieldOutbox.sendAll();
  };
  const drop = async () => {
    onClose();
    await fieldOutbox.remove(parcel.id);
  };
  const words = [act?.input.publicText, act?.input.question, act?.input.reason, act?.input.note]
    .filter((text) => typeof text === 'string')
    .join(' ');
  return (
    <Dialog
      open={clash !== null}
      title={task('staleTitle')}
      onClose={onClose}
      actions={
        <>
          {may && (
            <Button variant="primary" onClick={() => void goOn()}>
              {task('goOn')}
            </Button>
          )}
          <Button variant="danger" onClick={() => void drop()}>
            {t('dropMine')}
          </Button>
        </>
      }
    >
      {clash && (
        <>
          <p>{may ? task('staleBody') : task('notNow')}</p>
          <Compare seen={clash.seen} now={clash.now} />
          {words && (
            <div className="stack stack-tight">
              <h3>{task('yours')}</h3>
              <p className="own-words">{words}</p>
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}
