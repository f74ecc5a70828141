import { getNetMap, listNets } from '@huying/server/contract/nets';
import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import type { MapLayer } from '../../../../ui/grid-map.tsx';
import { SelectField } from '../../../../ui/select-field.tsx';
import { mapWords } from './words.ts';

/** One service net at a time over the grids: more outlines than one cannot be told apart. */
export function NetChoice({ onLayer }: { onLayer: (layer: MapLayer | null) => void }): ReactElement | null {
  const t = useWords(mapWords);
  const { data } = useAnswer(listNets);
  const [id, setId] = useState<string | null>(null);
  const nets = (data?.items ?? []).filter(({ active }) => active);
  if (nets.length === 0) return null;
  return (
    <div className="request-map-net">
      <SelectField
        label={t('net')}
        empty={t('netNone')}
        options={nets.map(({ id: value, name, unit }) => ({ value, label: t('netOf', { name, unit }) }))}
        value={id}
        onChange={(next) => {
          setId(next);
          if (next === null) onLayer(null);
        }}
      />
      {id && <AppLink href="/desk/nets">{t('netList')}</AppLink>}
      {id && <NetOutlines key={id} id={id} name={nets.find((net) => net.id === id)?.name ?? ''} onLayer={onLayer} />}
    </div>
  );
}

interface NetOutlinesProps {
  id: string;
  name: string;
  onLayer: (layer: MapLayer | null) => void;
}

function NetOutlines({ id, name, onLayer }: NetOutlinesProps): ReactElement | null {
  const t = useWords(mapWords);
  const { data, error } = useAnswer(getNetMap, { params: { id } });
  useEffect(() => {
    onLayer(data ? { id: `net ${id}`, name, on: true, areas: data.items } : null);
  }, [data, id, name, onLayer]);
  if (error && !data) return <p role="status">{t('netFailed')}</p>;
  return data?.items.length === 0 ? <p className="muted">{t('netEmpty')}</p> : null;
}
