/** Ground drawn under the boundaries: web-mercator tiles on CGCS2000, addresses with {z} {x} {y}, bottom layer first. */
export interface BaseMap {
  tiles: readonly string[];
  deepest: number;
  credit: string;
}

let read: { map: BaseMap | null } | undefined;

/** What the server wrote into this page, beside the policy that allows it; null: the boundaries stand alone. */
export function baseMap(): BaseMap | null {
  read ??= { map: parse(document.querySelector<HTMLMetaElement>('meta[name="base-map"]')?.content ?? '') };
  return read.map;
}

function parse(text: string): BaseMap | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as BaseMap;
  } catch {
    return null;
  }
}
