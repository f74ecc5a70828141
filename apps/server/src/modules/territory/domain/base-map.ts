import { type AppError, invalid } from '../../../kernel/errors.ts';

/** How a tenant wants ground drawn under its own boundaries; kept in tenant_settings under 'map'. */
export interface BaseMap {
  on: boolean;
  /** Streets or aerial pictures; stands for `{layer}` in the address. */
  layer: 'vec' | 'img';
  /** A second layer with the names, as the pictures of Tianditu carry none. */
  annotation: boolean;
  /** Address of one tile with {z} {x} {y}, and {layer} {key} where the server wants them. Web-mercator tiles only. */
  template: string;
  key: string;
  /** The closest zoom the server has. */
  deepest: number;
  /** Whose map it is and under which approval it is shown. */
  credit: string;
}

/** What a page needs to draw the tiles: addresses with {z} {x} {y} only, bottom layer first. */
export interface BaseTiles {
  tiles: string[];
  deepest: number;
  credit: string;
}

/** The national platform, matrix set `w` (web mercator on CGCS2000): our own positions lie on it unshifted. */
const TIANDITU =
  'https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}';

export const baseMapAtFirst: BaseMap = {
  on: false,
  layer: 'vec',
  annotation: true,
  template: TIANDITU,
  key: '',
  deepest: 18,
  credit: '底图：天地图',
};

const names = { vec: 'cva', img: 'cia' } as const;

/** The address that pages may load pictures from, as the content policy writes it. Null when there is none. */
export function originOf(template: string): string | null {
  try {
    const { origin, protocol, username } = new URL(template.split(/[?#]/)[0] ?? '');
    return /^https?:$/.test(protocol) && username === '' && /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : null;
  } catch {
    return null;
  }
}

/** Says what is wrong with a setting, or nothing. What is switched off need not be complete. */
export function refuseBaseMap({ on, template, key, annotation }: BaseMap): AppError | null {
  const missing = ['{z}', '{x}', '{y}'].find((part) => !template.includes(part));
  const host = template.split('/')[2] ?? '';
  if (originOf(template) === null || host.includes('{')) {
    return invalid(
      'map-address-not-usable',
      '瓦片地址要以 http:// 或 https:// 开头，主机名里不能有花括号。',
      'The tile address begins with http:// or https:// and its host holds no braces.',
    );
  }
  if (missing) {
    return invalid('map-address-incomplete', `瓦片地址里缺少 ${missing}。`, `The tile address lacks ${missing}.`);
  }
  if (annotation && !template.includes('{layer}')) {
    return invalid(
      'map-names-need-layer',
      '地址里没有 {layer}，注记图层取不到。请关掉注记，或在地址里写 {layer}。',
      'Without {layer} in the address there is no layer of names: switch it off or add {layer}.',
    );
  }
  if (on && key === '' && template.includes('{key}')) {
    return invalid('map-key-missing', '请填写密钥再启用底图。', 'Fill in the key before switching the base map on.');
  }
  return null;
}

/** The tiles of a setting that is on; null while it is off. */
export function tilesOf({ on, layer, annotation, template, key, deepest, credit }: BaseMap): BaseTiles | null {
  if (!on) return null;
  const layers = annotation ? [layer, names[layer]] : [layer];
  const tiles = layers.map((each) => template.replaceAll('{layer}', each).replaceAll('{key}', encodeURIComponent(key)));
  return { tiles, deepest, credit };
}
