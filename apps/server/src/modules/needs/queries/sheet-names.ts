import type { Ctx } from '../../../platform/context.ts';
import { unitIdsOf } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { Cell } from '../domain/sheet-cells.ts';
import type { Names } from '../domain/sheet-rows.ts';
import { needSettings } from './settings.ts';

interface Known {
  id: string;
  code: string;
  name: string;
}

/** Codes and names of the units the caller speaks for and of the places of the own area, or of all of them (a resource may lie anywhere). */
export async function sheetNames(ctx: Ctx, places: 'own' | 'all'): Promise<Names> {
  const { tx, actor } = ctx;
  const { needSorts, resourceSorts } = await needSettings(ctx);
  const path = places === 'all' || actor.scope === 'tenant' ? '' : (actor.placePath ?? '\n');
  const known = await tx.sql<Known>(
    'select id, code, name from places where tenant_id = $1 and active and starts_with(path, $2)',
    [tx.tenantId, path],
  );
  const own = await unitIdsOf(ctx);
  const { all } = await unitsInMemory(ctx);
  const units = all.filter(({ id, active }) => active && (actor.scope === 'tenant' || own.includes(id)));
  const shortNames = units.map(({ id, code, shortName }) => ({ id, code, name: shortName }));
  return {
    needSorts,
    resourceSorts,
    placeOf: finder(known, '辖区里没有这个地方', '有几个地方叫这个名字，请填编码'),
    unitOf: finder([...units, ...shortNames], '本单位及下级里没有这个单位', '有几个单位叫这个名字，请填编码'),
  };
}

function finder(known: readonly Known[], none: string, many: string): (text: string) => Cell<string | undefined> {
  const byCode = new Map(known.map(({ code, id }) => [code, id]));
  const byName = new Map<string, Set<string>>();
  for (const { name, id } of known) byName.set(name, (byName.get(name) ?? new Set()).add(id));
  return (text) => {
    const plain = text.trim();
    if (plain === '') return { value: undefined };
    const found = byCode.get(plain) ?? only(byName.get(plain));
    if (found) return { value: found };
    return byName.has(plain)
      ? { fault: { zh: `「${plain}」${many}`, en: `Several are called "${plain}": give the code` } }
      : { fault: { zh: `「${plain}」${none}`, en: `There is no "${plain}" here` } };
  };
}
const only = (ids: ReadonlySet<string> | undefined): string | undefined => (ids?.size === 1 ? [...ids][0] : undefined);
