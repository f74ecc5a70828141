import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import type { DisclosureWord } from '../commands/change-words.ts';
import type { DisclosureTables } from '../tables.ts';

const db = builder<DisclosureTables>();

/** Both lists of words, newest first. */
export async function listWords({ tx, actor }: Ctx): Promise<{ items: DisclosureWord[]; abilities: 'change'[] }> {
  const rows = await tx.run(
    db
      .selectFrom('disclosure_words')
      .select(['id', 'word', 'is_name as isName', 'added_at as addedAt'])
      .where('tenant_id', '=', tx.tenantId)
      .orderBy('added_at', 'desc')
      .orderBy('id', 'desc')
      .limit(5000),
  );
  return {
    items: rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() })),
    abilities: holds(actor, 'disclosure.publish') ? ['change'] : [],
  };
}
