import type { TestApp } from '../../apps/server/src/app/testing.ts';
import { founder } from '../../apps/server/src/app/testing.ts';
import type { Actor } from '../../apps/server/src/kernel/actor.ts';
import { returnOrder } from '../../apps/server/src/modules/hotline/testing.ts';
import { type ActionInput, type ActionName, takeAction } from '../../apps/server/src/modules/requests/index.ts';
import type { Ctx } from '../../apps/server/src/platform/context.ts';
import { isAppError } from './errors.ts';
import type { Book, Plan } from './book.ts';

interface Standing {
  id: string;
  version: number;
  state: string;
  number: string;
  flags: string[];
}
type Act = [name: ActionName, input: object] | 'return';

export interface Means {
  units: TestApp['units'];
  /** Categories of the list in force. */
  categories: readonly string[];
}

/** What our people do next with an order of a plan; nothing when they have done their part or wait for the hotline. */
function nextAct(plan: Plan, standing: Standing, asked: boolean, { units, categories }: Means): Act | undefined {
  const { state, flags, number } = standing;
  // A county has more than one matter and more than one department: otherwise everybody waits for one count.
  const n = Number(number.slice(-6));
  const category = categories[n % categories.length] ?? '';
  const dispatch: Act = ['dispatch', { unitId: n % 2 ? units.water : units.heat, category }];
  const answer: Act = ['answer', { publicText: '已核实并答复', category }];
  if (plan === 'cancel' || plan === 'wait') return undefined;
  if (plan === 'return-upheld' || plan === 'return-refused') {
    if (state !== 'registered') return undefined;
    return asked ? (plan === 'return-refused' ? answer : undefined) : 'return';
  }
  if (state === 'registered') {
    if (plan === 'answer' || plan === 'correct') return answer;
    return plan === 'accept' ? ['accept', {}] : dispatch;
  }
  if (plan === 'dispatch' || plan === 'accept') return undefined;
  if (state === 'dispatched') return ['sign', {}];
  if (state === 'handling') {
    if (plan === 'extension' && !flags.includes('extended'))
      return flags.includes('approval-1') ? ['approve', {}] : ['ask-extension', EXTENSION];
    if (plan === 'supervise' && flags.includes('urged')) return ['answer-urge', { answer: '已安排人员今天到场' }];
    if (plan === 'supervise' && !flags.includes('supervised')) return undefined;
    return ['reply', { resultClass: 'solved', publicText: '已经修好' }];
  }
  if (state === 'replied') return ['verify', { onSite: false }];
  return undefined;
}
const EXTENSION = { reasonClass: 'weather', reason: '连日大雨，无法施工', amount: 600 };

/** Our people, a few at once, each act in its own transaction. Answers how many acts there were. */
export async function workOn(app: TestApp, book: Book, means: Means, asked: Set<string>): Promise<number> {
  const { rows } = await app.platform.db.owner.query<Standing>(
    `select m.id, m.version, m.state, m.flags, r.source_number as number from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
     where m.open and r.source_system = '12345' and m.state in ('registered', 'dispatched', 'handling', 'replied')`,
  );
  const todo = rows.flatMap((standing) => {
    const order = book.orders.get(standing.number);
    const act = order && nextAct(order.plan, standing, asked.has(standing.number), means);
    return act ? [{ standing, act }] : [];
  });
  const actor = staff(app);
  let done = 0;
  const person = async (): Promise<void> => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      const { standing, act } = next;
      if (await app.inTransaction((ctx) => take(ctx, standing, act), actor)) done += 1;
      if (act === 'return') asked.add(standing.number);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
  return done;
}
const PEOPLE = 6;

/** False where the hotline was quicker: it took the order back, or sent something in between. */
async function take(ctx: Ctx, { id, version }: Standing, act: Act): Promise<boolean> {
  try {
    if (act === 'return') await returnOrder(ctx, id, '不属于本地管辖');
    else await takeAction(ctx, act[0], id, { version, ...act[1] } as ActionInput);
    return true;
  } catch (error) {
    if (isAppError(error, 'conflict')) return false;
    throw error;
  }
}

/** One desk that may do everything, so that the run is about the hotline and not about who may. */
const staff = (app: TestApp): Actor => ({
  ...founder(app.tenantId),
  role: 'district-dispatcher',
  unitId: app.units.d ?? null,
  unitPath: '/',
});
