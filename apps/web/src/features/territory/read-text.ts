/** The text of a file in UTF-8 (with or without a mark), otherwise in GBK; null when it is neither. */
export async function readText(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return null;
}

/** The cells of the first line and how many lines follow; quoted cells may hold commas. Enough to choose columns by. */
export function csvOutline(text: string): { columns: string[]; rows: number } {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const cells = (lines[0] ?? '').match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  const columns = cells
    .map((cell) => cell.replace(/,$/, ''))
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim())
    .filter((cell) => cell !== '');
  return { columns, rows: Math.max(0, lines.length - 1) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface GeoFile {
  /** The FeatureCollection as read, a lone feature or geometry wrapped into one. */
  collection: { type: 'FeatureCollection'; features: unknown[] };
  /** Names of properties, in the order in which they first occur. */
  properties: string[];
  /** The geometries that are polygons. */
  polygons: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] }[];
}

/** Reads GeoJSON; null when the text is none. */
export function readGeojson(text: string): GeoFile | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const features = featuresOf(raw);
  if (features === null) return null;
  const names = features.flatMap((feature) =>
    isRecord(feature) && isRecord(feature.properties) ? Object.keys(feature.properties) : [],
  );
  return {
    collection:
      isRecord(raw) && raw.type === 'FeatureCollection'
        ? { ...raw, type: 'FeatureCollection', features }
        : { type: 'FeatureCollection', features },
    properties: [...new Set(names)],
    polygons: features.flatMap((feature) => polygonOf(isRecord(feature) ? feature.geometry : undefined)),
  };
}

function featuresOf(raw: unknown): unknown[] | null {
  if (!isRecord(raw)) return null;
  if (raw.type === 'FeatureCollection') return Array.isArray(raw.features) ? raw.features : null;
  if (raw.type === 'Feature') return [raw];
  return polygonOf(raw).length > 0 ? [{ type: 'Feature', properties: {}, geometry: raw }] : null;
}

function polygonOf(geometry: unknown): GeoFile['polygons'] {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return [];
  const { type, coordinates } = geometry;
  return type === 'Polygon' || type === 'MultiPolygon' ? [{ type, coordinates }] : [];
}
