import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import { receiveRequest, suggestDispatch, withdrawByCode } from '../apps/server/src/modules/requests/index.ts';
import { pointIn } from './ground.ts';
import { around, atDesk } from './history.ts';
import { contactAndReply } from './life-outcomes.ts';
import { type At, type Life, type Scene, stateOf, takeNext, warnUntil } from './life-steps.ts';
import { compounds, personName, roads } from './names.ts';
import type { Random } from './random.ts';
import { explanations, plainStory, stories, supplied } from './stories.ts';

/** One request of the demo from its report to wherever it has come by `end`, by the real commands. */
export async function liveOneRequest(scene: Scene, at: At, bornAt: Date): Promise<void> {
  const { random, district } = scene;
  const grid = random.pick(district.grids);
  const category = random.pick(scene.categories);
  const where = pointIn(grid.ring, random);
  const byStaff = random.chance(0.22);
  const ctx = at(byStaff ? grid.worker : anonymous(grid.worker.tenantId), bornAt);
  const received = await receiveRequest(ctx, {
    content: tell(category, random),
    source: byStaff ? random.pick(['patrol', 'visit', 'phone', 'walk-in']) : 'app',
    ...(byStaff && { category: category.code }),
    address: random.chance(0.6) ? `${random.pick(compounds)}${1 + random.int(18)}号楼` : '',
    ...(random.chance(0.85) ? where : { placeId: grid.id }),
    reporter: random.chance(0.62)
      ? { name: personName(random.int(5000)), phone: `199${String(random.int(100_000_000)).padStart(8, '0')}` }
      : {},
    confidential: random.chance(0.02),
    publish: random.chance(0.3),
  });
  const life: Life = {
    scene,
    at,
    id: received.matter.id,
    code: received.queryCode,
    version: received.matter.version,
    now: bornAt,
    grid,
  };
  await accept(life, category.code);
}

function tell(category: Scene['categories'][number], random: Random): string {
  const story = stories[category.code];
  const place = `${random.pick(compounds)}${1 + random.int(18)}号楼`;
  if (!story) return plainStory(category.name, category.words, place);
  return random
    .pick(story)
    .replaceAll('{c}', random.pick(compounds))
    .replaceAll('{b}', String(1 + random.int(22)))
    .replaceAll('{r}', random.pick(roads))
    .replaceAll('{n}', String(2 + random.int(7)));
}

async function accept(life: Life, category: string): Promise<void> {
  const { random, district } = life.scene;
  const desk = random.pick(district.communityWorkers[life.grid.community] ?? []);
  if (random.chance(0.03))
    return void (await takeNext(life, desk, around(1, random), 'decline', { reason: random.pick(REASONS) }));
  if (random.chance(0.01))
    return void (await takeNext(life, district.districtDispatcher, around(1, random), 'void', {
      reason: '重复登记，与已有诉求为同一件事',
    }));
  if (random.chance(0.06))
    return void (await takeNext(life, desk, around(1.2, random), 'answer', {
      publicText: random.pick(explanations),
      category,
    }));
  if (random.chance(0.04) && !(await question(life, desk))) return;
  const suggestion = await suggestDispatch(life.at(desk, life.now), life.id, category);
  const first = suggestion.candidates.find((candidate) => candidate.role === 'lead');
  const wrong = random.chance(0.05) ? random.pick(district.departmentIds) : undefined;
  const unitId = wrong ?? first?.unitId;
  if (!unitId) return;
  if (random.chance(0.015)) return withdraw(life);
  if (random.chance(0.2) && !(await stepByStep(life, desk, category))) return;
  if (
    !(await takeNext(life, desk, around(1.6, random), 'dispatch', {
      unitId,
      category,
      ...(wrong && { note: '按以往做法派遣' }),
    }))
  )
    return;
  await handle(life, unitId, desk);
}

const REASONS = ['emergency', 'statutory-route', 'repeat', 'secrets', 'outside-duty', 'unlawful'];

/** Some desks take 受理 and 立案 one by one, and now and then look at the place before they go on. */
async function stepByStep(life: Life, desk: Actor, category: string): Promise<boolean> {
  const { random } = life.scene;
  const looks = random.chance(0.25);
  if (!(await takeNext(life, desk, around(0.8, random), 'accept', { category }))) return false;
  if (!(await takeNext(life, desk, around(looks ? 14 : 1.5, random), 'file', { category }))) return false;
  if (looks) life.now = new Date(life.now.getTime() + around(10, random));
  return life.now < life.scene.end;
}

async function withdraw(life: Life): Promise<void> {
  const now = new Date(life.now.getTime() + around(3, life.scene.random));
  if (now >= life.scene.end) return;
  await warnUntil(life, now);
  await withdrawByCode(life.at(anonymous(life.grid.worker.tenantId), now), { code: life.code });
}

async function question(life: Life, desk: Actor): Promise<boolean> {
  const { random, calendar, end } = life.scene;
  if (!(await takeNext(life, desk, around(1, random), 'ask', { question: '请补充一下具体门牌号和大概时间。' })))
    return false;
  const answerAt = atDesk(life.now, around(9, random), calendar, random);
  if (answerAt >= end) return false;
  await warnUntil(life, answerAt);
  // Where nobody answered in time the clock has already sent it back.
  if ((await stateOf(life)).state === 'registered') return true;
  const delay = answerAt.getTime() - life.now.getTime();
  return takeNext(life, desk, delay, 'supply', { answer: random.pick(supplied) });
}

async function handle(life: Life, unitId: string, desk: Actor): Promise<void> {
  const { random, district, pace } = life.scene;
  const handler = district.handlers.get(unitId) ?? desk;
  const speed = pace.get(unitId) ?? 1;
  if (!(await takeNext(life, handler, around(1.8 * speed, random), 'sign'))) return;
  if (handler !== desk && random.chance(0.05)) return giveBack(life, handler, desk);
  await contactAndReply(life, handler, desk, speed);
}

async function giveBack(life: Life, handler: Actor, desk: Actor): Promise<void> {
  const { random, district } = life.scene;
  if (
    !(await takeNext(life, handler, around(1, random), 'return', {
      clause: '1.1',
      reason: '现场核实后不属于本单位职责，建议由属地社区先行协调',
    }))
  )
    return;
  const upheld = random.chance(0.5);
  const other = random.pick(district.departmentIds.filter((id) => id !== handler.unitId));
  const decided = await takeNext(
    life,
    desk,
    around(9, random),
    'adjudicate',
    upheld ? { upheld, unitId: other, reason: '理由成立，改派' } : { upheld, reason: '职责清单已明确，请继续办理' },
  );
  if (!decided) return;
  const next = upheld ? (district.handlers.get(other) ?? desk) : handler;
  if (await takeNext(life, next, around(2, random), 'sign'))
    await contactAndReply(life, next, desk, life.scene.pace.get(next.unitId ?? '') ?? 1);
}
