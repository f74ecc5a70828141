import { type Compounds, getCompounds, setCompounds } from '@huying/server/contract/territory';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

type Items = Compounds['items'];

/** One compound a line; other names and street numbers after a colon. */
const written = (items: Items): string =>
  items.map(({ name, aliases }) => (aliases.length > 0 ? `${name}：${aliases.join('、')}` : name)).join('\n');
const read = (text: string): Items =>
  text
    .split('\n')
    .map((line) => line.split(/[：:]/))
    .map(([name = '', rest = '']) => ({
      name: name.trim(),
      aliases: rest
        .split(/[、,，;；]/)
        .map((each) => each.trim())
        .filter((each) => each.length > 1),
    }))
    .filter(({ name }) => name !== '');

/** The housing compounds of a grid: by these names people are found when they call. */
export function CompoundsCard({ id }: { id: string }): ReactElement | null {
  const t = useWords(netWords);
  const { data } = useAnswer(getCompounds, { params: { id } });
  if (data?.placeId !== id || (data.items.length === 0 && data.abilities.length === 0)) return null;
  return (
    <Card title={t('compoundsTitle')}>
      {data.abilities.includes('place.manage') ? (
        <CompoundsForm key={data.version} compounds={data} />
      ) : (
        <p>{data.items.map(({ name }) => name).join('、')}</p>
      )}
    </Card>
  );
}

function CompoundsForm({ compounds }: { compounds: Compounds }): ReactElement {
  const t = useWords(netWords);
  const { placeId, version } = compounds;
  const draft = useDraft(`compounds.${placeId}.${version}`, { text: written(compounds.items) });
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(setCompounds, { params: { id: placeId }, body: { version, items: read(draft.value.text) } });
      draft.clear();
      await refresh('/api/places');
      toast(t('compoundsSaved'));
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea
        label={t('compoundsLabel')}
        hint={t('compoundsHint')}
        optional
        value={draft.value.text}
        onChange={(text) => draft.change({ text })}
      />
      <FormFault fault={fault} />
      <div>
        <Button variant="primary" type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
