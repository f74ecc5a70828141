import type { Ctx } from '../../../platform/context.ts';
import { addressedTo, addressees, UNREAD } from './addressed.ts';

const MOST = 100;
const COUNT = `select least(count(*), ${MOST})::int as unread from (${addressedTo('n.id', UNREAD, String(MOST))}) as unread`;

/** Unread notices of the active post, counted up to 100, so that a neglected bell costs no more than a used one. */
export async function countUnread({ tx, actor }: Ctx): Promise<{ unread: number }> {
  const [row] = await tx.sql<{ unread: number }>(COUNT, addressees(tx.tenantId, actor));
  return { unread: row?.unread ?? 0 };
}
