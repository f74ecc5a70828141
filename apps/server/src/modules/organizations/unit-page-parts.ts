import type { Ctx } from '../../platform/context.ts';
import type { UnitPageEntry } from './contract.ts';

/** What a unit owes or gives by the books of one module; nothing the caller may not see. */
export type UnitPagePart = (ctx: Ctx, unitId: string) => Promise<UnitPageEntry[]>;
type Side = 'owes' | 'gives';

const parts: Record<Side, Map<string, UnitPagePart>> = { owes: new Map(), gives: new Map() };

/** Modules below add what a unit owes and gives to its one page: each registers itself once, as it is loaded. */
export const unitPageParts = {
  register(side: Side, name: string, part: UnitPagePart): void {
    parts[side].set(name, part);
  },
};

export async function entriesOf(ctx: Ctx, side: Side, unitId: string): Promise<UnitPageEntry[]> {
  const entries: UnitPageEntry[] = [];
  for (const part of parts[side].values()) entries.push(...(await part(ctx, unitId)));
  return entries;
}
