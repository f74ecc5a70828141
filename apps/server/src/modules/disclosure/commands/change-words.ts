import { conflict, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';

export interface DisclosureWord {
  id: string;
  word: string;
  isName: boolean;
  addedAt: string;
}

/** Puts a word on the list of names, or of words that are none. The log does not repeat it. Throws conflict: word-there. */
export async function addWord(ctx: Ctx, { word, isName }: { word: string; isName: boolean }): Promise<DisclosureWord> {
  const { tx, actor, now } = ctx;
  const id = ctx.newId();
  try {
    await tx.sql(
      'insert into disclosure_words (tenant_id, id, word, is_name, added_by, added_at) values ($1, $2, $3, $4, $5, $6)',
      [tx.tenantId, id, word.trim(), isName, actor.personId, now],
    );
  } catch (error) {
    if (violated(error)) throw conflict('word-there', '名单里已有这个词。', 'This word is on a list already.');
    throw error;
  }
  await emit(tx, actor, now, id, { kind: 'disclosure.word-added', data: { isName } });
  return { id, word: word.trim(), isName, addedAt: now.toISOString() };
}

/** Takes a word off its list. Throws not-found. */
export async function removeWord({ tx, actor, now }: Ctx, id: string): Promise<void> {
  const gone = await tx.sql('delete from disclosure_words where tenant_id = $1 and id = $2 returning id', [
    tx.tenantId,
    id,
  ]);
  if (gone.length === 0) throw notFound();
  await emit(tx, actor, now, id, { kind: 'disclosure.word-removed', data: {} });
}
