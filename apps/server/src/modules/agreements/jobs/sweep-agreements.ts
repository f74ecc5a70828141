import { systemActor } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { clockColumns, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { calendarOf } from '../../lists/index.ts';
import { moveAgreement } from '../commands/act-on-agreement.ts';
import type { AgreementAction } from '../flow.ts';
import { loadAgreement } from '../queries/load-agreement.ts';

const BATCH = 200;
interface Due {
  tenantId: number;
  id: string;
  act: Extract<AgreementAction, 'fall-due' | 'expire'> | 'warn';
}
const DUE = `(select a.tenant_id as "tenantId", a.id, 'expire' as act from agreements a
     where a.expires_on < $1::date order by a.expires_on limit ${BATCH})
  union all
  (select a.tenant_id, a.id, 'fall-due' from agreements a join matters m on m.tenant_id = a.tenant_id and m.id = a.id
     where a.review_on <= $1::date and a.expires_on >= $1::date and m.state = 'active' order by a.review_on limit ${BATCH})
  union all
  (select m.tenant_id, m.id, 'warn' from matters m
     where m.kind = 'agreement' and m.next_warn_at <= $2 order by m.next_warn_at limit ${BATCH})`;

/** Every minute: a term that is over ends, a review that is due waits for both sides, a limit near its end warns once. */
export async function sweepAgreements(platform: Platform): Promise<void> {
  const at = platform.clock();
  const { rows } = await platform.db.owner.query<Due>(DUE, [civilDateOf(at, platform.timezone), at]);
  for (const { tenantId, id, act } of rows) {
    const now = platform.clock();
    const actor = systemActor(tenantId);
    await platform.db.transaction(tenantId, async (tx) => {
      const ctx: Ctx = { tx, actor, now, lang: 'zh', address: '', newId: () => newId(now), platform };
      await (act === 'warn' ? warn(ctx, id) : carryOut(ctx, id, act));
    });
  }
}

/** Looked at again under the lock: somebody may have acted meanwhile. */
async function carryOut(ctx: Ctx, id: string, act: 'fall-due' | 'expire'): Promise<void> {
  const loaded = await loadAgreement(ctx, id, true);
  const { matter, own } = loaded;
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const due =
    act === 'expire'
      ? own.expiresOn !== null && own.expiresOn < today
      : matter.state === 'active' && own.reviewOn !== null && own.reviewOn <= today;
  if (due) await moveAgreement(ctx, act, loaded, {});
}

async function warn(ctx: Ctx, id: string): Promise<void> {
  const { matter, own } = await loadAgreement(ctx, id, true);
  const { calendar } = await calendarOf(ctx, matter.lists);
  const states = reckonMatterClocks(matter.clockLog, calendar, ctx.now);
  const columns = clockColumns(states);
  const { number, state, holderId, placeId } = matter;
  const { warnLevel: level } = columns;
  // One clock runs at a time: each state has its own.
  const stage = states.find(({ status }) => status === 'running')?.stage;
  // Of the end of the term both sides hear; of everything else the one whose turn it is.
  const tell = stage === 'term' ? [own.communityId, own.unitId] : [];
  const data = { number, state, holderId, placeId, stage, level, tell };
  const news = level > matter.warnLevel && stage !== 'half-year';
  await updateMatter(ctx, {
    before: matter,
    after: { ...matter, ...columns },
    events: news ? [{ kind: 'agreement.limit-warned', data }] : [],
    own: { table: 'agreements', values: {} },
    parties: [],
  });
}
