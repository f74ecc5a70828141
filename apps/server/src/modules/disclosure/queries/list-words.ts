import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { DisclosureWord } from '../commands/change-words.ts';

/** Both lists of words, newest first. */
export async function listWords({ tx, actor }: Ctx): Promise<{ items: DisclosureWord[]; abilities: 'change'[] }> {
  const rows = await tx.sql<Omit<DisclosureWord, 'addedAt'> & { addedAt: Date }>(
    `select id, word, is_name as "isName", added_at as "addedAt" from disclosure_words where tenant_id = $1
     order by added_at desc, id desc limit 5000`,
    [tx.tenantId],
  );
  return {
    items: rows.map((row) => ({ ...row, addedAt: row.addedAt.toISOString() })),
    abilities: holds(actor, 'disclosure.publish') ? ['change'] : [],
  };
}
