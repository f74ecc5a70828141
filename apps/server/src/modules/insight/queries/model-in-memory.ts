import type { Ctx } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { currentLists } from '../../lists/index.ts';
import type { LinearModel } from '../domain/linear-model.ts';
import type { ModelSet } from '../domain/model-set.ts';
import { defaultOptions, trainModel } from '../domain/train-model.ts';
import { publishedExamples } from '../domain/training-set.ts';
import { unpackModels } from './packed-models.ts';
import { cardsOf } from './training-rows.ts';

/** The version in use, or none yet. */
export interface InUse {
  number: number | null;
  set: ModelSet | null;
}

// Another process's training is seen this late; this one's at once.
const FRESH_MS = 5000;
/** A model takes some 10 to 20 MB: the tenants asked last stay. */
const KEPT = 8;

const kept = new WeakMap<Database, Map<number, { inUse: InUse; until: number }>>();
const none: InUse = { number: null, set: null };

/** The tenant's model from memory: one small read every five seconds at most, the body only when it is another. */
export async function modelInUse({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>): Promise<InUse> {
  let known = kept.get(platform.db);
  if (!known) {
    known = new Map();
    kept.set(platform.db, known);
  }
  const before = known.get(tx.tenantId);
  const now = performance.now();
  if (before && before.until > now) return before.inUse;
  const [newest] = await tx.sql<{ number: number | null }>(
    'select max(number) as number from insight_models where tenant_id = $1',
    [tx.tenantId],
  );
  const number = newest?.number ?? null;
  const inUse = number === null ? none : before?.inUse.number === number ? before.inUse : await load(tx, number);
  known.delete(tx.tenantId);
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? 0);
  known.set(tx.tenantId, { inUse, until: now + FRESH_MS });
  return inUse;
}

async function load(tx: Ctx['tx'], number: number): Promise<InUse> {
  const [row] = await tx.sql<{ body: Buffer }>('select body from insight_models where tenant_id = $1 and number = $2', [
    tx.tenantId,
    number,
  ]);
  const set = row && (await unpackModels(row.body));
  return set ? { number, set } : none;
}

export const forgetModel = (db: Database, tenantId: number): void => void kept.get(db)?.delete(tenantId);

const fromLists = new Map<string, LinearModel | null>();
const LISTS_KEPT = 20;

/** What the words of the category list alone know; made once a version of the list, in a tenth of a second. */
export async function modelOfList(tx: Ctx['tx']): Promise<LinearModel | null> {
  const { category } = await currentLists(tx);
  const known = fromLists.get(category.id);
  if (known !== undefined) return known;
  const model = trainModel(publishedExamples(cardsOf(category.items)), { ...defaultOptions, rounds: 6 }) ?? null;
  if (fromLists.size >= LISTS_KEPT) fromLists.delete(fromLists.keys().next().value ?? '');
  fromLists.set(category.id, model);
  return model;
}
