/** A line of a table or a feature of a file, as text, before it is believed. */
export interface RawFacility {
  row: number;
  code: string;
  kind: string;
  name: string;
  owner: string;
  lon: string;
  lat: string;
}

const names: Record<Exclude<keyof RawFacility, 'row'>, readonly string[]> = {
  code: ['code', '编码', '编号', '部件编码', '部件标识码', 'objcode'],
  kind: ['kind', 'type', '类型', '部件类型', '部件名称', '类别'],
  name: ['name', '名称', '说明', '位置'],
  owner: ['owner', 'ownercode', '权属单位', '权属单位编码', '主管部门', '管理单位'],
  lon: ['lon', 'lng', 'longitude', 'x', '经度'],
  lat: ['lat', 'latitude', 'y', '纬度'],
};

/** Reads cells by the names of their columns, Chinese or English, in any order. */
export function readCells(header: readonly string[], cells: readonly string[], row: number): RawFacility {
  const known = header.map((each) => each.trim().toLowerCase());
  const cell = (field: keyof typeof names): string => {
    const at = known.findIndex((each) => names[field].includes(each));
    return at < 0 ? '' : (cells[at] ?? '').trim();
  };
  const of = { code: cell('code'), kind: cell('kind'), name: cell('name'), owner: cell('owner') };
  return { row, ...of, lon: cell('lon'), lat: cell('lat') };
}

/** What is wrong with a line, in words for the person who made the table; null when nothing is. */
export function faultOf({ code, kind, lon, lat }: RawFacility): string | null {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(code)) return '编码要填，只能用字母、数字和 . _ -，最多 40 个字';
  if (kind === '' || kind.length > 40) return '类型要填，最多 40 个字';
  const [x, y] = [Number(lon), Number(lat)];
  if (lon === '' || lat === '' || Number.isNaN(x) || Number.isNaN(y)) return '经度、纬度要填成数字（度）';
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return '经纬度超出范围：经度和纬度是不是填反了';
  return null;
}

/** Features of points; null when the text is no GeoJSON. */
export function readPoints(text: string): RawFacility[] | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const features = isRecord(raw) && Array.isArray(raw.features) ? (raw.features as unknown[]) : null;
  return (
    features?.map((feature, i) => {
      const { properties, geometry } = isRecord(feature) ? feature : {};
      const given = isRecord(properties) ? Object.entries(properties) : [];
      const point = isRecord(geometry) && geometry.type === 'Point' ? geometry.coordinates : null;
      const [lon, lat] = Array.isArray(point) ? (point as unknown[]) : [];
      const cells = readCells(
        given.map(([key]) => key),
        given.map(([, value]) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')),
        i + 1,
      );
      return {
        ...cells,
        lon: typeof lon === 'number' ? String(lon) : '',
        lat: typeof lat === 'number' ? String(lat) : '',
      };
    }) ?? null
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
