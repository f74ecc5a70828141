import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import type { OpenPart, Part, PartAct } from '../../desk/parts/part-acts.ts';
import { PartForm } from '../../desk/parts/part-form.tsx';
import type { PartDesk } from '../../desk/parts/use-part.ts';
import { partWords } from '../../desk/parts/words.ts';

interface OwnPartsProps {
  mine: readonly (Part & { acts: PartAct[] })[];
  desk: PartDesk;
  /** Stands at the foot of the page already. */
  next: OpenPart | null;
}

/** What the own unit was asked to do for another's request: by when, and what may be done; forms rise from the bottom. */
export function OwnParts({ mine, desk, next }: OwnPartsProps): ReactElement | null {
  const t = useWords(partWords);
  const { open } = desk;
  if (mine.length === 0) return null;
  return (
    <Card title={t('yours')}>
      <div className="stack">
        {mine.map((each) => (
          <div key={each.part.id} className="stack stack-tight">
            <p className="own-words">{t(`yours.${each.kind}`, { task: each.task })}</p>
            {each.part.dueAt && (
              <div>
                <DueTag dueAt={each.part.dueAt} />
              </div>
            )}
            <div className="row">
              {each.acts
                .filter((act) => act !== next?.act || each.part.id !== next.id)
                .map((act) => (
                  <Button key={act} busy={desk.busy} onClick={() => desk.choose({ id: each.part.id, act })}>
                    {t(`act.${act}`)}
                  </Button>
                ))}
            </div>
          </div>
        ))}
        {!open && desk.fault !== null && <FieldError>{desk.fault}</FieldError>}
      </div>
      <Sheet open={open !== null} title={open ? t(`act.${open.act}`) : ''} onClose={() => desk.choose(null)}>
        {open && <PartForm key={`${open.act} ${open.id}`} desk={desk} open={open} />}
      </Sheet>
    </Card>
  );
}

/** The one next act on a part, where the request itself asks nothing of the person. */
export function NextOnPart({ next, desk }: { next: OpenPart; desk: PartDesk }): ReactElement {
  const t = useWords(partWords);
  return (
    <Button variant="primary" size="large" block icon="check" busy={desk.busy} onClick={() => desk.choose(next)}>
      {t(`act.${next.act}`)}
    </Button>
  );
}
