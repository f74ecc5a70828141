import { conflict, forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { staleVersion } from '../../matters/index.ts';
import type { EditionAbility } from '../contract-editions.ts';
import { can } from '../policy.ts';
import { type EditionRow, governed, loadEdition } from '../queries/edition-rows.ts';

/**
 * An edition held for an act of the caller, its version counted on; who works on a draft is among those who prepared it. Throws
 * not-found, forbidden (second-person-needed for one's own), conflict: version-conflict, edition-state.
 */
export async function lockEdition(
  ctx: Ctx,
  id: string,
  action: EditionAbility,
  version: number | null,
): Promise<EditionRow> {
  const { tx, actor } = ctx;
  const edition = await loadEdition(ctx, id, true);
  const seen = await governed(ctx, edition);
  if (!can(actor, action, seen)) throw whyNot(ctx, action, edition);
  if (version !== null && edition.version !== version) throw staleVersion(edition.version);
  await tx.sql(
    `update disclosure_editions set version = version + 1,
       preparers = case when $4::boolean and not $3 = any(preparers) then preparers || $3::uuid else preparers end
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, actor.personId, action === 'revise'],
  );
  return edition;
}

function whyNot({ actor }: Ctx, action: EditionAbility, { state, preparers }: EditionRow): Error {
  const wanted = action === 'withdraw' ? 'published' : 'draft';
  if (state !== wanted)
    return conflict(
      'edition-state',
      state === 'draft'
        ? '这一版还没有发布。'
        : state === 'published'
          ? '这一版已经发布，不能再改。'
          : '这一版已经撤回。',
      state === 'draft' ? 'This edition has not been published.' : `This edition is ${state} and stays as it is.`,
      { state },
    );
  if (action === 'publish' && actor.personId !== null && preparers.includes(actor.personId))
    return conflict(
      'second-person-needed',
      '参与编制的人不能发布，请另一位同事核对后发布。',
      'Whoever prepared it does not publish it: ask a colleague to check and publish.',
    );
  return forbidden();
}
