import { AppError, conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { VersionHead } from '../contract.ts';
import { can, type ListAbility } from '../policy.ts';
import { type VersionRow, visibleVersion } from '../queries/version-rows.ts';
import { requireShape } from './check-shape.ts';
import { headOf, storedItems } from './create-draft.ts';

export interface DraftChange {
  version: number;
  items: readonly unknown[];
  note?: string;
}

/**
 * Replaces the items of a draft; whoever saved last counts as its author. Throws `conflict` (version-conflict with the
 * current version, list-published), `invalid` (list-items).
 */
export async function saveDraft(ctx: Ctx, id: string, change: DraftChange): Promise<VersionHead> {
  const { tx, actor, now } = ctx;
  const draft = await lockDraft(ctx, id, 'edit', change.version);
  const items = requireShape(draft.list, change.items);
  await tx.sql(
    `update list_versions set items = $3, note = coalesce($4, note), drafted_by = $5, drafted_at = $6, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, storedItems(draft.list, items, draft.number), change.note ?? null, actor.personId, now],
  );
  const data = { list: draft.list, number: draft.number, items: items.length };
  await emit(tx, actor, now, id, { kind: 'list.draft-changed', data });
  return headOf(ctx, id);
}

/** Gives a draft up. Throws as `saveDraft`. */
export async function discardDraft(ctx: Ctx, id: string, version: number): Promise<void> {
  const { tx, actor, now } = ctx;
  const draft = await lockDraft(ctx, id, 'discard', version);
  await tx.sql('delete from list_versions where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  const data = { list: draft.list, number: draft.number };
  await emit(tx, actor, now, id, { kind: 'list.draft-discarded', data });
}

/** The draft, held until the transaction ends: visible, still a draft, of the version the caller saw, and theirs to change. */
export async function lockDraft(ctx: Ctx, id: string, ability: ListAbility, version: number): Promise<VersionRow> {
  const { tx, actor } = ctx;
  await tx.sql('select from list_versions where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const row = await visibleVersion(ctx, id);
  const facts = { state: row.state, draftedBy: row.drafted_by };
  if (!can(actor, 'see', { ...facts, state: 'draft' })) throw notFound();
  if (row.state !== 'draft') throw published();
  if (!can(actor, ability, facts)) throw ability === 'publish' ? secondPersonNeeded() : forbidden();
  if (row.version !== version) throw outdated(row);
  return row;
}

const published = (): AppError =>
  conflict(
    'list-published',
    '这一版已经发布，不能再改。请从它新建一份草稿。',
    'This version has been published and cannot change. Begin a new draft from it.',
  );

const secondPersonNeeded = (): AppError =>
  new AppError('forbidden', 'second-person-needed', {
    zh: '清单须由起草人以外、有发布权限的人发布。',
    en: 'A list is published by someone other than its author, with the permission to publish.',
  });

const outdated = ({ head, items }: VersionRow): AppError =>
  conflict(
    'version-conflict',
    '这份草稿刚被别人改过。请对照最新内容后再保存，您填写的内容还在。',
    'Someone has just changed this draft. Compare with the latest and save again; what you entered is kept.',
    { current: { ...head, items } },
  );
