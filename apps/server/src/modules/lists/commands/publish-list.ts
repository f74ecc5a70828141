import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { canonical, emit } from '../../../platform/events.ts';
import type { VersionHead } from '../contract.ts';
import { publishable } from '../domain/check-items.ts';
import type { ListName } from '../domain/items.ts';
import type { Problem } from '../domain/problems.ts';
import { forgetCurrentLists } from '../queries/current-lists.ts';
import { findProblems } from '../queries/find-problems.ts';
import { headOf } from './create-draft.ts';
import { lockDraft } from './save-draft.ts';

/**
 * Puts a draft in force and the version before it out of force. Throws `forbidden` (second-person-needed), `conflict`
 * (version-conflict, list-published), `invalid` (list-not-publishable, with the problems).
 */
export async function publishList(
  ctx: Ctx,
  id: string,
  input: { version: number; note?: string },
): Promise<VersionHead> {
  const { tx, actor, now } = ctx;
  const draft = await lockDraft(ctx, id, 'publish', input.version);
  const problems = await findProblems(ctx, draft);
  if (!publishable(problems)) throw notPublishable(problems);
  const previous = await supersede(ctx, draft.list);
  await tx.sql(
    `update list_versions set state = 'published', published_by = $3, published_at = $4, note = coalesce($5, note),
       version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, actor.personId, now, input.note ?? null],
  );
  const data = { list: draft.list, number: draft.number, previous, digest: digestOf(draft.items) };
  await emit(tx, actor, now, id, { kind: 'list.published', data });
  tx.afterCommit(() => forgetCurrentLists(tx.tenantId));
  return headOf(ctx, id);
}

/** Puts the version in force out of force and gives its id; null when there was none. */
async function supersede({ tx }: Ctx, list: ListName): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `update list_versions set state = 'superseded', version = version + 1
     where tenant_id = $1 and list = $2 and state = 'published' returning id`,
    [tx.tenantId, list],
  );
  return row?.id ?? null;
}

/** Goes into the hash chain of the log, so that a published version that was tampered with is found out. */
export const digestOf = (items: unknown): string => sha256(canonical(items)).toString('hex');

function notPublishable(problems: readonly Problem[]): Error {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const where = first && first.row > 0 ? { zh: `第 ${first.row} 项：`, en: `Item ${first.row}: ` } : { zh: '', en: '' };
  return invalid(
    'list-not-publishable',
    `有 ${errors.length} 处要改才能发布。${where.zh}${first?.text.zh ?? ''}`,
    `${errors.length} things must be mended first. ${where.en}${first?.text.en ?? ''}`,
    { problems: problems.slice(0, 200) },
  );
}
