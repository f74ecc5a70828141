import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { findUnitByCode } from '../../organizations/index.ts';
import { placeByCode } from '../../territory/index.ts';
import { checkItems, publishable } from '../domain/check-items.ts';
import type { DutyItem, ItemOf, ListName } from '../domain/items.ts';
import type { Problem } from '../domain/problems.ts';
import type { VersionRow } from './version-rows.ts';
import { visibleVersion } from './version-rows.ts';

/** What is wrong or doubtful in a version, held against the other lists in force, the units and the places of now. */
export async function findProblems({ tx, now, platform }: Ctx, { list, items }: VersionRow): Promise<Problem[]> {
  const around = await itemsInForce(tx);
  const duties = list === 'duty' ? (items as DutyItem[]) : [];
  const units = await present(unitCodes(duties), async (code) => (await findUnitByCode(tx, code))?.active === true);
  const places = await present(placeCodes(duties), async (code) => (await placeByCode(tx, code))?.active === true);
  return checkItems(list, items as ItemOf[typeof list][], {
    categories: around.category ?? [],
    duties: around.duty ?? [],
    limits: around.limit ?? [],
    units,
    places,
    today: civilDateOf(now, platform.timezone),
  });
}

/** The same for a screen, before somebody tries to publish. */
export async function checkListVersion(ctx: Ctx, id: string): Promise<{ items: Problem[]; publishable: boolean }> {
  const items = await findProblems(ctx, await visibleVersion(ctx, id));
  return { items, publishable: publishable(items) };
}

async function itemsInForce(tx: Tx): Promise<Partial<{ [L in ListName]: ItemOf[L][] }>> {
  const rows = await tx.sql<{ list: ListName; items: unknown }>(
    `select list, items from list_versions where tenant_id = $1 and state = 'published' and list in ('category', 'duty', 'limit')`,
    [tx.tenantId],
  );
  return Object.fromEntries(rows.map(({ list, items }) => [list, items]));
}

const unitCodes = (duties: readonly DutyItem[]): string[] =>
  duties.flatMap(({ lead, assist }) => [lead, ...assist].flatMap((party) => (party.kind === 'unit' ? party.unit : [])));
const placeCodes = (duties: readonly DutyItem[]): string[] => duties.flatMap(({ within }) => within ?? []);

/** Those of the codes that pass the question, each asked once. */
async function present(codes: readonly string[], ask: (code: string) => Promise<boolean>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const code of new Set(codes)) if (await ask(code)) found.add(code);
  return found;
}
