import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import type { PublicCategory } from '../contract.ts';
import { categoryTree } from '../domain/category-tree.ts';
import type { CategoryItem } from '../domain/items.ts';
import { type CurrentLists, currentLists } from './current-lists.ts';

const printed = new WeakMap<CurrentLists['category'], string>();

/** What can be reported: the active leaves, each under the name of its topmost ancestor. Printed once a version. */
export async function listPublicCategories({ tx }: Ctx): Promise<RawJson> {
  const { category } = await currentLists(tx);
  let json = printed.get(category);
  if (json === undefined) {
    json = JSON.stringify({ number: category.number, items: publicCategories(category.items) });
    printed.set(category, json);
  }
  return rawJson(json);
}

export async function listPublicRejections({ tx }: Ctx): Promise<RawJson> {
  const { rejection } = await currentLists(tx);
  return rawJson(JSON.stringify({ number: rejection.number, items: rejection.items }));
}

/** The active leaves of a category version as residents and Open311 see them. */
export function publicCategories(items: readonly CategoryItem[]): PublicCategory[] {
  const { leaves, byCode, chainOf } = categoryTree(items);
  return leaves.map((leaf) => {
    const groupCode = chainOf(leaf.code).at(-1) ?? leaf.code;
    return {
      code: leaf.code,
      name: leaf.name,
      nameEn: leaf.nameEn ?? '',
      group: byCode.get(groupCode)?.name ?? '',
      groupCode,
      photo: leaf.photo,
      photoReason: leaf.photoReason ?? '',
      nextSteps: leaf.nextSteps ?? '',
      keywords: leaf.keywords ?? [],
    };
  });
}
