import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  categoryTree,
  currentLists,
  type DutyItem,
  type LimitItem,
  resolveLimit,
  stages,
  type Urgency,
  visibleVersion,
} from '../../lists/index.ts';
import type { ListPreview, PreviewExample } from '../contract-preview.ts';
import { dutyLeader } from './rules.ts';

const NEWEST = 1000;
const EXAMPLES = 20;
const MOVES = 20;

interface Tried {
  id: string;
  number: string;
  category: string | null;
  urgency: Urgency;
  place_id: string | null;
  created_at: Date;
}

/** What differs for one request; undefined where the draft says what the list in force says. */
type Difference = Pick<PreviewExample, 'unit' | 'limits'>;
type Compare = (request: Tried, categories: readonly string[]) => Promise<Difference | undefined>;

/**
 * Tries a draft on the newest thousand requests of the tenant, each as if it were dispatched or timed today: the draft
 * against the list in force. Two statements; the rest is memory. Throws invalid `no-preview`, conflict `not-a-draft`.
 */
export async function previewList(ctx: Ctx, id: string): Promise<ListPreview> {
  const draft = await visibleVersion(ctx, id);
  const { list } = draft;
  if (list !== 'duty' && list !== 'limit') throw noPreview();
  if (draft.state !== 'draft') throw notADraft();
  const inForce = await currentLists(ctx.tx);
  const compare =
    list === 'duty'
      ? compareLeaders(ctx, inForce.duty.items, draft.items as DutyItem[])
      : compareLimits(inForce.limit.items, draft.items as LimitItem[]);
  const { chainOf } = categoryTree(inForce.category.items);
  const tried = await newestRequests(ctx);
  const different: { request: Tried; difference: Difference }[] = [];
  for (const request of tried) {
    const difference = await compare(request, request.category ? chainOf(request.category) : []);
    if (difference) different.push({ request, difference });
  }
  const differences = different.map((each) => each.difference);
  return {
    list,
    looked: tried.length,
    uncategorised: tried.filter((request) => request.category === null).length,
    changed: different.length,
    moves: movesOf(differences),
    stages: stagesOf(differences),
    examples: different.slice(0, EXAMPLES).map(({ request, difference }) => exampleOf(request, difference)),
  };
}

const newestRequests = ({ tx }: Ctx): Promise<Tried[]> =>
  tx.sql<Tried>(
    `select id, number, category, urgency, place_id, created_at from matters
     where tenant_id = $1 and kind = 'request' order by created_at desc, id desc limit ${NEWEST}`,
    [tx.tenantId],
  );

const compareLeaders =
  (ctx: Ctx, inForce: readonly DutyItem[], draft: readonly DutyItem[]): Compare =>
  async (request, categories) => {
    const from = await dutyLeader(ctx, inForce, categories, request.place_id);
    const to = await dutyLeader(ctx, draft, categories, request.place_id);
    return from?.unitId === to?.unitId ? undefined : { unit: { from, to } };
  };

const compareLimits =
  (inForce: readonly LimitItem[], draft: readonly LimitItem[]): Compare =>
  ({ urgency }, categories) => {
    const limits = stages.flatMap((stage) => {
      const from = resolveLimit(inForce, { categories, urgency, stage });
      const to = resolveLimit(draft, { categories, urgency, stage });
      return sameTime(from, to) ? [] : [{ stage, from: limitText(from), to: limitText(to) }];
    });
    return Promise.resolve(limits.length === 0 ? undefined : { limits });
  };

/** Whether both end at the same instant wherever they begin; when they warn is no matter here. */
const sameTime = (a: LimitItem | undefined, b: LimitItem | undefined): boolean =>
  a?.amount === b?.amount &&
  a?.unit === b?.unit &&
  (a?.workdayRule ?? 'end-of-day') === (b?.workdayRule ?? 'end-of-day') &&
  (a?.restDayRule ?? 'stay') === (b?.restDayRule ?? 'stay');

const limitText = (limit: LimitItem | undefined): { amount: number; unit: string } | null =>
  limit ? { amount: limit.amount, unit: limit.unit } : null;

function movesOf(differences: readonly Difference[]): ListPreview['moves'] {
  const moves = new Map<string, ListPreview['moves'][number]>();
  for (const { unit } of differences) {
    if (!unit) continue;
    const [fromUnitId, toUnitId] = [unit.from?.unitId ?? null, unit.to?.unitId ?? null];
    const move = moves.get(`${fromUnitId} ${toUnitId}`) ?? { fromUnitId, toUnitId, count: 0 };
    moves.set(`${fromUnitId} ${toUnitId}`, { ...move, count: move.count + 1 });
  }
  return [...moves.values()].sort((a, b) => b.count - a.count).slice(0, MOVES);
}

const stagesOf = (differences: readonly Difference[]): ListPreview['stages'] =>
  stages.flatMap((stage) => {
    const count = differences.filter(({ limits }) => limits?.some((limit) => limit.stage === stage)).length;
    return count === 0 ? [] : [{ stage, count }];
  });

const exampleOf = (request: Tried, difference: Difference): PreviewExample => ({
  id: request.id,
  number: request.number,
  createdAt: request.created_at.toISOString(),
  category: request.category,
  urgency: request.urgency,
  placeId: request.place_id,
  ...difference,
});

const noPreview = (): Error =>
  invalid(
    'no-preview',
    '只有职责清单和时限清单可以试算。',
    'Only a draft of the duty list or of the limit list can be tried.',
  );
const notADraft = (): Error =>
  conflict(
    'not-a-draft',
    '这一版已经发布过，没有什么可试算的；请打开草稿。',
    'This version has been published: there is nothing to try. Open the draft.',
  );
