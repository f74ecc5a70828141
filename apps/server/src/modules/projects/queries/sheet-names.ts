import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { Cell, SheetNames } from '../domain/sheet-rows.ts';
import type { ProjectsTables } from '../tables.ts';
import { projectSettings } from './settings.ts';

const db = builder<ProjectsTables>();

interface Known {
  id: string;
  code: string;
  name: string;
}

/** Types, places of the own area and units by code or by a name that only one of them has; needs and requests in `numbers` that the caller may see. */
export async function sheetNames(ctx: Ctx, numbers: readonly string[]): Promise<SheetNames> {
  const { tx, actor } = ctx;
  const { types } = await projectSettings(ctx);
  const places = await tx.sql<Known>(
    'select id, code, name from places where tenant_id = $1 and active and starts_with(path, $2)',
    [tx.tenantId, actor.scope === 'tenant' ? '' : (actor.placePath ?? '')],
  );
  const { all } = await unitsInMemory(ctx);
  const units = all.filter(({ active }) => active);
  const shortNames = units.map(({ id, code, shortName }) => ({ id, code, name: shortName }));
  const seen = (await tx.run(
    sql<{ id: string; kind: 'need' | 'request'; number: string }>`select m.id, m.kind, m.number from matters m
      where m.tenant_id = ${tx.tenantId} and m.kind in ('need', 'request') and m.number = any(${[...numbers]}::text[])
        and ${scopeSql(actor, await unitIdsOf(ctx))}`.compile(db),
  )) as { id: string; kind: 'need' | 'request'; number: string }[];
  const byNumber = new Map(seen.map(({ id, kind, number }) => [number, { kind, id }]));
  return {
    typeOf: finder(
      types.map(({ code, name }) => ({ id: code, code, name })),
      `不在${types.map(({ name }) => name).join('、')}之中`,
    ),
    placeOf: finder(places, '辖区里没有这个地方'),
    unitOf: finder([...units, ...shortNames], '没有这个单位'),
    sourceOf(number) {
      const value = byNumber.get(number);
      return value
        ? { value }
        : { fault: { zh: `没有找到编号为 ${number} 的需求或诉求`, en: `There is no need or request ${number} here` } };
    },
  };
}

function finder(known: readonly Known[], none: string): (text: string) => Cell<string> {
  const byCode = new Map(known.map(({ code, id }) => [code, id]));
  const byName = new Map<string, Set<string>>();
  for (const { name, id } of known) byName.set(name, (byName.get(name) ?? new Set()).add(id));
  return (text) => {
    const named = [...(byName.get(text) ?? [])];
    const found = byCode.get(text) ?? (named.length === 1 ? named[0] : undefined);
    if (found !== undefined) return { value: found };
    return named.length > 1
      ? {
          fault: { zh: `「${text}」有几个同名的，请填编码`, en: `Several are called "${text}": give the code` },
        }
      : { fault: { zh: `「${text}」${none}`, en: `There is no "${text}" here` } };
  };
}
