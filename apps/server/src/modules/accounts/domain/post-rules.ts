import type { Actor } from '../../../kernel/actor.ts';
import { type AppError, conflict, invalid } from '../../../kernel/errors.ts';
import type { CivilDate } from '../../../kernel/time.ts';
import { administratorsApart, touchesRequests } from './role-rules.ts';

/** First and last day of a post, both included; null: no last day. */
export interface Term {
  validFrom: CivilDate;
  validUntil: CivilDate | null;
}

export const countsOn = (term: Term, day: CivilDate): boolean =>
  term.validFrom <= day && (term.validUntil === null || day <= term.validUntil);

const overlaps = (a: Term, b: Term): boolean =>
  (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil);

/** A post as far as combining it with others is concerned. */
export interface PostDraft extends Term {
  role: string;
  exclusive: string | null;
  permissions: readonly string[];
  unitId: string | null;
  placeId: string | null;
}

/**
 * Throws when a person who holds `held` may not hold `draft` too on some day: `invalid` for two of an exclusive group
 * or an administrator who would work on requests (三员分立), `conflict` for the same post twice.
 */
export function refuseCombination(draft: PostDraft, held: readonly PostDraft[]): void {
  for (const other of held) {
    if (!overlaps(draft, other)) continue;
    if (draft.exclusive !== null && draft.exclusive === other.exclusive && draft.role !== other.role) {
      throw administratorsApart();
    }
    if (draft.exclusive !== null && touchesRequests(other.permissions)) throw administratorsApart();
    if (other.exclusive !== null && touchesRequests(draft.permissions)) throw administratorsApart();
    if (draft.role === other.role && draft.unitId === other.unitId && draft.placeId === other.placeId) {
      throw alreadyHeld();
    }
  }
}

/** Throws `invalid` when the last day comes before the first. */
export function checkTerm(term: Term): void {
  if (term.validUntil === null || term.validFrom <= term.validUntil) return;
  throw invalid(
    'term-backwards',
    '岗位的截止日期早于开始日期，请改正。',
    'The last day of the post comes before its first. Correct the dates.',
  );
}

/** A unit whose place is the ground its people work on. */
export const servesItsPlace = (kind: string): boolean => kind === 'community' || kind === 'street';

/**
 * Where a post is bound: a role that sees a place or a unit must name it, and takes the place of its community or
 * street unless another is named. A department's post has no place: a place there would open rows its unit never holds.
 */
export function boundTo(
  scope: Actor['scope'],
  unit: { kind: string; placeId: string | null } | null,
  placeId: string | null,
): string | null {
  if (scope === 'unit' && !unit) throw unitNeeded();
  const territorial = unit !== null && servesItsPlace(unit.kind);
  if (scope === 'unit' && !territorial && placeId !== null) throw placeNotForUnit();
  const bound = placeId ?? ((scope === 'unit' || scope === 'place') && territorial ? unit.placeId : null);
  if (scope === 'place' && bound === null) throw placeNeeded();
  return bound;
}

const alreadyHeld = (): AppError =>
  conflict(
    'post-exists',
    '此人在这段时间已有同样的岗位，无需重复授予。',
    'The person already holds this post in that time.',
  );
const unitNeeded = (): AppError =>
  invalid('unit-needed', '这个角色按单位划定范围，请选择单位。', 'This role works for a unit. Choose the unit.');
const placeNeeded = (): AppError =>
  invalid(
    'place-needed',
    '这个角色按区划划定范围，请选择区划或网格。',
    'This role works in a place. Choose the place.',
  );
const placeNotForUnit = (): AppError =>
  invalid(
    'place-not-for-unit',
    '部门和单位的岗位不绑定区划，请去掉区划。',
    'A post in a department is not bound to a place. Leave the place out.',
  );
