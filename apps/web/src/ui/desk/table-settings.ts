import { useState } from 'react';
import { readStoredJson, writeStored } from '../../lib/storage.ts';

export type Density = 'roomy' | 'compact';
export interface TableSettings {
  hidden: readonly string[];
  density: Density;
}

function read(id: string, usual: TableSettings): TableSettings {
  const raw = readStoredJson(`huying.table.${id}`);
  if (typeof raw !== 'object' || raw === null) return usual;
  const { hidden, density } = raw as { hidden?: unknown; density?: unknown };
  return {
    hidden: Array.isArray(hidden) ? hidden.filter((key): key is string => typeof key === 'string') : usual.hidden,
    density: density === 'compact' ? 'compact' : 'roomy',
  };
}

/** Which columns a person hides and how dense they like their rows, kept in this browser per table. */
export function useTableSettings(
  id: string,
  usual: TableSettings,
): [TableSettings, (part: Partial<TableSettings>) => void] {
  const [settings, setSettings] = useState(() => read(id, usual));
  const change = (part: Partial<TableSettings>) => {
    const next = { ...settings, ...part };
    writeStored(`huying.table.${id}`, JSON.stringify(next));
    setSettings(next);
  };
  return [settings, change];
}
