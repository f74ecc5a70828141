import {
  checkImport,
  type ImportOptions,
  type ImportRecord,
  mapImport,
  previewImport,
} from '@huying/server/contract/exchange';
import { useEffect, useRef, useState } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useAct } from '../../lib/use-act.ts';
import type { Mapping } from './check-mapping.ts';
import { useImportAct } from './use-import.ts';

type Preview = Output<typeof previewImport>;

/** How a table is to be read, as far as the person has got with it. */
export interface Reading extends ImportOptions {
  sheet: string | null;
  headerRow: number;
  header: string[];
  mapping: Mapping;
  /** Empty: rows without a time of registration stay out. */
  madeOn: string;
}

const readingOf = ({ sheet, headerRow, header, mapping, options }: ImportRecord): Reading => ({
  sheet,
  headerRow,
  header,
  mapping,
  madeOn: '',
  ...options,
});

const optionsOf = ({ sourceSystem, timezone, dateOrder, datum, madeOn }: Reading): ImportOptions => ({
  sourceSystem: sourceSystem.trim(),
  timezone: timezone.trim(),
  dateOrder,
  datum,
  ...(madeOn && { madeOn }),
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The meanings of the columns while somebody goes through them, kept in this browser until the check has begun. */
export function useMapping(record: ImportRecord) {
  const { id, version } = record;
  const { value, change, clear } = useDraft<Reading>(`exchange.map.${id}`, readingOf(record));
  const [rows, setRows] = useState<Preview['rows'] | null>(null);
  const looking = useAct();
  const acting = useImportAct();
  const isWhole = value.mapping.length === value.header.length;
  const reading = isWhole ? value : readingOf(record);

  const look = (sheet: string | null, headerRow: number | undefined): Promise<Preview> =>
    call(previewImport, {
      params: { id },
      query: { ...(sheet !== null && { sheet }), ...(headerRow !== undefined && { headerRow }) },
    });
  const lookFirst = () =>
    looking.run(async () => {
      const { sheet, headerRow } = reading;
      const isAsStored = sheet === record.sheet && headerRow === record.headerRow;
      setRows((await (isAsStored ? look(null, undefined) : look(sheet, headerRow))).rows);
    });
  // Each look at residents' words is written down: once, not whenever the window comes to the front.
  const begun = useRef(lookFirst);
  useEffect(() => void begun.current(), []);

  /** Another sheet or header row means other columns: their meanings are guessed anew. */
  const reread = (sheet: string | null, headerRow: number | undefined) =>
    looking.run(async () => {
      const found = await look(sheet, headerRow);
      setRows(found.rows);
      change({ sheet: found.sheet, headerRow: found.headerRow, header: found.header, mapping: found.mapping });
    });
  const check = () =>
    acting.act(async () => {
      const { sheet, headerRow, mapping } = reading;
      const options = optionsOf(reading);
      const body = { version, ...(sheet !== null && { sheet }), headerRow, mapping, options };
      const isAsStored = isSame({ ...reading, ...options }, readingOf(record));
      const mapped = isAsStored ? record : await call(mapImport, { params: { id }, body });
      await call(checkImport, { params: { id }, body: { version: mapped.version } });
      clear();
    });
  return { reading, rows, change, reread, check, lookAgain: lookFirst, looking, acting };
}
