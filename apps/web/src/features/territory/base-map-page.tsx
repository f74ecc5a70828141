import { type BaseMapSetting, getBaseMap, setBaseMap } from '@huying/server/contract/territory';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { baseMapWords } from './base-map-words.ts';
import { TerritoryFrame } from './territory-frame.tsx';

/** Written as they stand in an address. */
const holes = { z: '{z}', x: '{x}', y: '{y}', layer: '{layer}', key: '{key}' };

/** A3: which tiles lie under every map of the tenant; off, the imported boundaries are the map. */
export function BaseMapPage(): ReactElement {
  const t = useWords(baseMapWords);
  const { data, error, refetch } = useAnswer(getBaseMap);
  return (
    <TerritoryFrame title={t('title')} description={t('hint')}>
      <Card>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && <BaseMapForm key={data.version} kept={data} />}
      </Card>
    </TerritoryFrame>
  );
}

function BaseMapForm({ kept }: { kept: BaseMapSetting }): ReactElement {
  const t = useWords(baseMapWords);
  const { hasKey, ...rest } = kept;
  const [draft, setDraft] = useState({ ...rest, key: '' });
  const [saved, setSaved] = useState(false);
  const { busy, fault, run } = useAct();
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setSaved(false);
  };
  const save = () =>
    void run(async () => {
      const { key, ...values } = draft;
      const current = await call(setBaseMap, { body: { ...values, ...(key.trim() && { key: key.trim() }) } });
      setDraft({ ...draft, version: current.version, key: '' });
      setSaved(true);
    });
  return (
    <form className="stack territory-form" onSubmit={(event) => event.preventDefault()}>
      <Checkbox checked={draft.on} onChange={(on) => change({ on })}>
        {t('on')}
      </Checkbox>
      <Choice<'vec' | 'img'>
        label={t('layer')}
        look="chips"
        value={draft.layer}
        onChange={(layer) => change({ layer })}
        options={(['vec', 'img'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Checkbox checked={draft.annotation} onChange={(annotation) => change({ annotation })}>
        {t('annotation')}
      </Checkbox>
      <TextField
        label={t('key')}
        hint={t('keyHint')}
        placeholder={hasKey || saved ? t('keyKept') : ''}
        maxLength={100}
        autoComplete="off"
        value={draft.key}
        onChange={(key) => change({ key })}
      />
      <TextArea
        label={t('template')}
        hint={t('templateHint', holes)}
        maxLength={500}
        value={draft.template}
        onChange={(template) => change({ template: template.trim() })}
      />
      <TextField
        label={t('deepest')}
        hint={t('deepestHint')}
        inputMode="numeric"
        maxLength={2}
        value={String(draft.deepest)}
        onChange={(text) => change({ deepest: Number(text.replace(/\D/g, '')) })}
      />
      <TextField
        label={t('credit')}
        hint={t('creditHint')}
        maxLength={80}
        value={draft.credit}
        onChange={(credit) => change({ credit })}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button variant="primary" busy={busy} onClick={save}>
          {t('save')}
        </Button>
        {fault && (
          <Button variant="quiet" onClick={() => void refresh('/api/base-map')}>
            {t('again')}
          </Button>
        )}
      </div>
      {saved && (
        <div className="row" role="status">
          <span>{t('saved')}</span>
          <Button onClick={() => window.location.assign('/desk/territory')}>{t('look')}</Button>
        </div>
      )}
    </form>
  );
}
