import { carryOutRegrid, previewRegrid, type Regrid, type RegridPreview } from '@huying/server/contract/regrids';
import type { Place, PlaceDetail } from '@huying/server/contract/territory';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { MergeFields } from './merge-fields.tsx';
import { type AssignedDraft, newDraft, type RegridDraft, regridOf } from './regrid-draft.ts';
import { RegridOutcome } from './regrid-outcome.tsx';
import { SplitFields } from './split-fields.tsx';
import { regridWords } from './words.ts';

interface FormProps {
  place: PlaceDetail;
  siblings: readonly Place[];
}
export interface FieldsProps extends FormProps {
  value: RegridDraft;
  change: (part: Partial<RegridDraft>) => void;
}

/** What to do with a place; what would move; only then the act itself. */
export function RegridForm({ place, siblings }: FormProps): ReactElement {
  const t = useWords(regridWords);
  const today = civilDayOf(Date.now());
  const { value, change, clear } = useDraft<RegridDraft>(`regrid.${place.id}`, newDraft(place, today));
  const { busy, fault, run } = useAct();
  const [seen, setSeen] = useState<{ asked: Regrid; preview: RegridPreview } | null>(null);
  const body = regridOf(value, place, siblings);
  const look = async (asked: Regrid) => {
    await run(async () => setSeen({ asked, preview: await call(previewRegrid, { body: asked }) }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body) void look(body);
  };
  const edit = (part: Partial<RegridDraft>) => {
    setSeen(null);
    change(part);
  };
  /** Where each of them goes is chosen in the outcome itself, which is then looked at anew. */
  const assign = (part: Partial<AssignedDraft>) => {
    change(part);
    const next = regridOf({ ...value, ...part }, place, siblings);
    if (next) void look(next);
  };
  const carryOut = async () => {
    if (!seen) return;
    await call(carryOutRegrid, { body: seen.asked });
    setSeen(null);
    clear();
    toast(t('done'));
    await Promise.all([refresh('/api/places'), refresh('/api/regrids')]);
  };
  const fields = { place, siblings, value, change: edit };
  return (
    <>
      <form className="stack" onSubmit={submit}>
        <Choice<RegridDraft['kind']>
          label={t('what')}
          value={value.kind}
          onChange={(kind) => edit({ kind, keep: kind === 'merge' ? place.id : '0' })}
          options={[
            { value: 'merge', label: t('merge'), hint: t('mergeHint') },
            { value: 'split', label: t('split'), hint: t('splitHint') },
          ]}
        />
        {value.kind === 'merge' ? <MergeFields {...fields} /> : <SplitFields {...fields} />}
        <div className="regrid-facts">
          <TextField
            label={t('day')}
            hint={t('dayHint')}
            type="date"
            value={value.day}
            onChange={(day) => edit({ day })}
          />
          <TextField
            label={t('reason')}
            optional
            maxLength={200}
            value={value.reason}
            onChange={(reason) => edit({ reason })}
          />
        </div>
        <div>
          <Checkbox checked={value.moves} onChange={(moves) => edit({ moves })}>
            {t('moveOpen')}
          </Checkbox>
          <p className="muted small">{t('moveOpenHint')}</p>
        </div>
        <FormFault fault={fault} />
        <div className="row">
          <Button variant={seen ? 'secondary' : 'primary'} type="submit" busy={busy} disabled={body === null}>
            {t('preview')}
          </Button>
        </div>
      </form>
      {seen && (
        <RegridOutcome
          place={place}
          preview={seen.preview}
          moves={seen.asked.moveOpenMatters}
          value={value}
          onAssign={assign}
          onCarryOut={carryOut}
        />
      )}
    </>
  );
}
