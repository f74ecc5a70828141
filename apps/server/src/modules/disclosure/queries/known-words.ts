import { type KnownWords, plainName } from '../../../kernel/personal-marks.ts';
import type { Ctx } from '../../../platform/context.ts';
import { namesOfPeople } from '../../accounts/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { namesOfReporters } from '../../requests/index.ts';
import { openPlaces } from '../../territory/index.ts';

/** Written into the field for a name by those who give none. */
const nobody = new Set(
  '居民 群众 市民 业主 住户 村民 匿名 网友 热心市民 社区 先生 女士 不详 未知 保密 无名 本人 家属'.split(' '),
);

/**
 * What is looked for in the words of an edition: the names of everybody with an account, of those who reported what stands
 * behind its rows or reported from there lately, and the tenant's own list. Compared here and shown to nobody.
 */
export async function knownWords(ctx: Ctx, placePath: string, requestIds: readonly string[]): Promise<KnownWords> {
  const { tx } = ctx;
  const own = await tx.sql<{ word: string; isName: boolean }>(
    'select word, is_name as "isName" from disclosure_words where tenant_id = $1',
    [tx.tenantId],
  );
  const notNames = new Set(own.filter(({ isName }) => !isName).map(({ word }) => plainName(word)));
  const names = [
    ...own.filter(({ isName }) => isName).map(({ word }) => word),
    ...(await namesOfPeople(tx)),
    ...(await namesOfReporters(ctx, placePath, requestIds)),
  ].map(plainName);
  const { all } = await unitsInMemory(ctx);
  const phones = [...all, ...(await openPlaces(ctx))].flatMap(({ phone }) => (phone ? [phone.replace(/\D/g, '')] : []));
  return {
    names: new Set(names.filter((name) => name.length >= 2 && !nobody.has(name) && !notNames.has(name))),
    notNames,
    publicPhones: new Set(phones),
  };
}
