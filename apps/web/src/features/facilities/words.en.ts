import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Public facilities',
  hint: 'Lamp posts, manholes, benches. Reports can then point at one; the QR code of its plate opens a report about it.',
  file: 'File',
  fileHint: 'Excel or CSV with code, kind, lon, lat; name and owner if known. GeoJSON points work too.',
  choose: 'Choose a file',
  change: 'Another file',
  datum: 'Datum',
  datumHint: 'A wrong one is hundreds of metres off. Points of Gaode or Tencent maps are GCJ-02.',
  'datum.CGCS2000': 'CGCS2000',
  'datum.WGS84': 'WGS-84 (GPS)',
  'datum.GCJ02': 'GCJ-02 (Gaode, Tencent)',
  try: 'Try first',
  apply: 'Import',
  tried: 'Tried; nothing has been changed',
  done: 'Imported',
  counts: '{rows} rows: {created} new, {updated} updated, {unchanged} unchanged, {refused} left out',
  row: 'Row',
  code: 'Code',
  problem: 'Problem',
  known: 'Kinds so far: {kinds}',
  knownNone: 'No facilities yet.',
  qr: 'Print this address as the QR code of a plate: {url}/r/new?facility=CODE',
  readOnly: 'Imported by the system administrator.',
};
