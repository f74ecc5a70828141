import type { Actor } from '../apps/server/src/kernel/actor.ts';
import { anonymous } from '../apps/server/src/kernel/actor.ts';
import { receiveRequest, suggestDispatch, withdrawByCode } from '../apps/server/src/modules/requests/index.ts';
import type { Grid } from './district.ts';
import { pointIn } from './ground.ts';
import { around, atDesk } from './history.ts';
import { contactAndReply } from './life-outcomes.ts';
import { pickPlot } from './life-plots.ts';
import { type At, type Life, type Plot, type Scene, stateOf, takeNext, warnUntil } from './life-steps.ts';
import { compounds, personName, roads } from './names.ts';
import { type Random, seeded } from './random.ts';
import { explanations, plainStory, stories, supplied } from './stories.ts';

/** What is settled before a life begins; all else is chance. */
export interface Given {
  grid?: Grid;
  category?: string;
  plot?: Plot;
  /** After how many acts of staff it is left as it stands. */
  acts?: number;
}

/** One request of the demo from its report to wherever it has come by `end`, by the real commands. */
export async function liveOneRequest(scene: Scene, at: At, bornAt: Date, given: Given = {}): Promise<void> {
  const { random, district } = scene;
  const grid = given.grid ?? random.pick(district.grids);
  const category = scene.categories.find(({ code }) => code === given.category) ?? random.pick(scene.categories);
  const byStaff = random.chance(0.22);
  // Of a random of its own, so that a life without a plot is the same as it would be without any.
  const plot = given.plot ?? pickPlot(seeded(bornAt.getTime()));
  const life = await report(scene, at, bornAt, { grid, category, byStaff, where: pointIn(grid.ring, random) });
  life.plot = plot;
  life.acts = given.acts ?? Number.POSITIVE_INFINITY;
  await accept(life, category);
  // What it waited for until now has been warned of, as it would have been.
  await warnUntil(life, scene.end);
}

interface Told {
  grid: Grid;
  category: Scene['categories'][number];
  byStaff: boolean;
  where: { lon: number; lat: number };
}

async function report(scene: Scene, at: At, bornAt: Date, { grid, category, byStaff, where }: Told): Promise<Life> {
  const { random } = scene;
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
  const { matter, queryCode: code } = received;
  const { id, version } = matter;
  const acts = Number.POSITIVE_INFINITY;
  return { scene, at, id, code, version, now: bornAt, grid, category: category.code, plot: null, acts, parts: [] };
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

async function accept(life: Life, category: Told['category']): Promise<void> {
  const { random, district } = life.scene;
  const desk = random.pick(district.communityWorkers[life.grid.community] ?? []);
  if (!life.plot && (await isSettledAtOnce(life, desk, category.code))) return;
  const suggestion = await suggestDispatch(life.at(desk, life.now), life.id, category.code);
  const first = suggestion.candidates.find((candidate) => candidate.role === 'lead');
  const wrong = !life.plot && random.chance(0.05) ? random.pick(district.departmentIds) : undefined;
  const unitId = wrong ?? first?.unitId;
  if (!unitId) return;
  if (!life.plot && random.chance(0.015)) return withdraw(life);
  if (!life.plot && random.chance(0.2) && !(await stepByStep(life, desk, category.code))) return;
  const twin = life.plot === 'merge' || life.plot === 'unmerge' ? await mergeTwin(life, desk, category) : undefined;
  const note = wrong && { note: '按以往做法派遣' };
  const sent = { unitId, category: category.code, ...note };
  if (!(await takeNext(life, desk, around(1.6, random), 'dispatch', sent))) return;
  await handle(life, unitId, desk);
  if (twin && (await takeNext(twin, desk, around(2, random), 'dispatch', { ...sent, category: category.code })))
    await handle(twin, unitId, desk);
}

/** Declined, void, answered at once; or nobody answered a question. */
async function isSettledAtOnce(life: Life, desk: Actor, category: string): Promise<boolean> {
  const { random, district } = life.scene;
  if (random.chance(0.03)) {
    await takeNext(life, desk, around(1, random), 'decline', { reason: random.pick(REASONS) });
    return true;
  }
  if (random.chance(0.01)) {
    const reason = '重复登记，与已有诉求为同一件事';
    await takeNext(life, district.districtDispatcher, around(1, random), 'void', { reason });
    return true;
  }
  if (random.chance(0.06)) {
    const publicText = random.pick(explanations);
    await takeNext(life, desk, around(1.2, random), 'answer', { publicText, category });
    return true;
  }
  return random.chance(0.04) && !(await question(life, desk));
}

/** 并案: a neighbour reports the same an hour later and the desk merges it; gives the twin where it was a mistake. */
async function mergeTwin(life: Life, desk: Actor, category: Told['category']): Promise<Life | undefined> {
  const { scene, at, grid } = life;
  const { random, end } = scene;
  const bornAt = new Date(life.now.getTime() + around(1, random));
  if (bornAt >= end) return undefined;
  const where = pointIn(grid.ring, random);
  const twin = await report(scene, at, bornAt, { grid, category, byStaff: false, where });
  const merged = { masterId: life.id, note: '同一地点同一件事，一并办理' };
  if (!(await takeNext(twin, desk, around(1, random), 'merge', merged))) return undefined;
  await joinTwin(life, twin);
  if (life.plot === 'merge') {
    life.twin = twin;
    return undefined;
  }
  const apart = { reason: '核实后是两处不同的问题，分开办理' };
  if (!(await takeNext(twin, desk, around(2, random), 'unmerge', apart))) return undefined;
  await joinTwin(life, twin);
  return twin;
}

/** The master hears of its twin: it has come as far as that. */
async function joinTwin(life: Life, twin: Life): Promise<void> {
  life.now = twin.now;
  life.version = (await stateOf(life)).version;
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
  if (!life.plot && handler !== desk && random.chance(0.05)) return giveBack(life, handler, desk);
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
