import type { Actor } from '../apps/server/src/kernel/actor.ts';
import type { ChildKind } from '../apps/server/src/modules/requests/index.ts';
import { suggestDispatch } from '../apps/server/src/modules/requests/index.ts';
import { around } from './history.ts';
import { type Life, type Part, playerOf, stateOf, streetOf, takeNext, takePart } from './life-steps.ts';

/** Each gives who goes on handling; undefined where the request is left as it stands. */
type Goes = Promise<Actor | undefined>;

/** 协办: one to three others do their part, some say it is not theirs, some are closed on what they have reported. */
export async function coHandle(life: Life, handler: Actor): Goes {
  const { random } = life.scene;
  const unitIds = (await othersBesides(life, handler)).slice(0, 1 + random.int(3));
  const task = random.pick([
    '请到现场核实本单位管护部分并反馈',
    '请协助联系产权单位、配合施工',
    '请派人一起到现场，明确各自分工',
  ]);
  if (!(await takeNext(life, handler, around(1.5, random), 'co-handle', { unitIds, task }))) return undefined;
  for (const part of await findParts(life, 'co-task')) if (!(await helpWith(life, part, handler))) return undefined;
  life.parts = [];
  return handler;
}

async function helpWith(life: Life, part: Part, lead: Actor): Promise<boolean> {
  const { random, district } = life.scene;
  const helper = playerOf(district, part.unitId) ?? lead;
  if (random.chance(0.12))
    return takePart(life, part, helper, around(1.5, random), 'return', {
      reason: '现场核实后不在本单位管护范围，已向主办单位说明',
    });
  if (!(await takePart(life, part, helper, around(1.2, random), 'sign'))) return false;
  if (random.chance(0.75))
    return takePart(life, part, helper, around(5, random), 'finish', {
      text: '已到现场完成本单位部分，现场情况已告知主办单位',
    });
  return (
    (await takePart(life, part, helper, around(4, random), 'report-stage', { text: '已到现场，正在等配件到货' })) &&
    takePart(life, part, lead, around(6, random), 'close', { reason: '采纳阶段反馈，其余由主办单位跟进' })
  );
}

/** 吹哨: the street calls, who is called comes or does not, the street ends the calls, and both sides rate. */
export async function whistle(life: Life, handler: Actor): Goes {
  const { random } = life.scene;
  const street = streetOf(life);
  const { departmentIds } = life.scene.district;
  const unitIds = (await othersBesides(life, handler))
    .filter((id) => departmentIds.includes(id))
    .slice(0, 2 + random.int(2));
  const input = {
    type: random.pick(['request', 'request', 'key', 'enforcement']),
    unitIds,
    reason: '涉及多个部门，请派人到现场一起会商',
    meetingPlace: '社区党群服务中心一楼会议室',
  };
  if (!(await takeNext(life, street, around(1.5, random), 'whistle', input))) return undefined;
  const came = await findParts(life, 'whistle-call').then((parts) => answerCalls(life, parts));
  if (!came) return undefined;
  for (const part of [...life.parts]) if (!(await endCall(life, part, street, came.has(part.id)))) return undefined;
  const failed = came.size < life.parts.length;
  life.parts = [];
  return failed && random.chance(0.4)
    ? lift(life, handler, 'whistle-failed', '被吹哨部门未按时报到，街道层面无法推动')
    : handler;
}

async function answerCalls(life: Life, parts: readonly Part[]): Promise<Set<string> | undefined> {
  const { random, district } = life.scene;
  const came = new Set<string>();
  for (const part of parts) {
    const called = playerOf(district, part.unitId);
    if (!called || random.chance(0.15)) continue;
    const input = { onSite: random.chance(0.8), note: '已安排人员到场' };
    if (!(await takePart(life, part, called, around(0.2, random), 'report', input))) return undefined;
    came.add(part.id);
  }
  return came;
}

async function endCall(life: Life, part: Part, street: Actor, came: boolean): Promise<boolean> {
  const { random, district } = life.scene;
  if (!came)
    return takePart(life, part, street, around(5, random), 'cancel', { reason: '未按时报到，已另行协调并记录' });
  const end = { text: '现场会商形成一致意见，分工明确，按期落实' };
  if (!(await takePart(life, part, street, around(5, random), 'finish', end))) return false;
  const called = playerOf(district, part.unitId);
  if (random.chance(0.85)) {
    const stars = random.pick([5, 5, 4, 4, 3]);
    const words = stars > 3 ? '到场及时，配合到位' : '到场较晚，后续跟进尚可';
    if (!(await takePart(life, part, street, around(2, random), 'rate', { stars, words }))) return false;
  }
  if (!called || random.chance(0.3)) return true;
  return takePart(life, part, called, around(3, random), 'rate', {
    stars: random.pick([5, 4, 4, 3]),
    words: random.pick(['问题讲得清楚，召集有序', '会前材料再具体些会更好']),
  });
}

/** 提级: the unit above takes it over; where that is the district's centre, it names who leads from now on. */
export const escalate = (life: Life, handler: Actor): Goes =>
  lift(life, handler, 'beyond-level', '涉及资金和权属，本级无法决定，请上级牵头');

async function lift(life: Life, handler: Actor, ground: string, reason: string): Goes {
  const { random, district } = life.scene;
  if (!(await takeNext(life, streetOf(life), around(4, random), 'escalate', { ground, reason }))) return undefined;
  const above = playerOf(district, (await stateOf(life)).holderId);
  if (above) return above;
  const next = random.chance(0.5) ? handler : random.pick([...district.handlers.values()]);
  const named = { unitId: next.unitId ?? '', reason: '区级会商后明确由该单位牵头办理' };
  if (!(await takeNext(life, district.districtDispatcher, around(5, random), 'reassign', named))) return undefined;
  return (await takeNext(life, next, around(1.5, random), 'sign')) ? next : undefined;
}

/** 领办 by one of the delegates of the street; who handles stays. */
export async function adopt(life: Life, handler: Actor): Goes {
  const { random, district } = life.scene;
  const delegate = district.delegates[district.streetDispatchers.indexOf(streetOf(life))];
  if (!delegate) return handler;
  const note = '联系该片区多年，愿意一起做居民工作';
  return (await takeNext(life, delegate, around(3, random), 'adopt', { note })) ? handler : undefined;
}

export const urge = (life: Life, handler: Actor): Goes =>
  hurry(life, handler, life.scene.district.districtDispatcher, 'urge');

export const supervise = (life: Life, handler: Actor): Goes =>
  hurry(life, handler, life.scene.district.supervisor, 'supervise');

/** 催办 and 督办, with the written answer that is owed. */
async function hurry(life: Life, handler: Actor, by: Actor, name: 'urge' | 'supervise'): Goes {
  const { random } = life.scene;
  const [cause, words] = random.pick([
    ['resident', '反映人再次来电，请抓紧办理并主动联系'],
    ['approaching', '临近办理时限，请倒排时间'],
    ['leader', '请专人负责，办结前每天报告进展'],
  ]);
  if (!(await takeNext(life, by, around(6, random), name, { cause, words }))) return undefined;
  const answer = '已安排专人负责，明天上午到现场处理，办结后当面告知反映人。';
  return (await takeNext(life, handler, around(3, random), 'answer-urge', { answer })) ? handler : undefined;
}

/** First those the duty list names besides the one who leads, then departments that are often called. */
async function othersBesides(life: Life, handler: Actor): Promise<string[]> {
  const { district } = life.scene;
  const named = await suggestDispatch(life.at(district.districtDispatcher, life.now), life.id);
  const often = [1, 2, 3, 4].map((i) => district.departmentIds[i] ?? '');
  const unitIds = named.candidates.filter(({ role }) => role === 'assisting').map(({ unitId }) => unitId);
  return [...new Set([...unitIds, ...often])].filter((id) => id !== handler.unitId && playerOf(district, id));
}

async function findParts(life: Life, kind: ChildKind): Promise<Part[]> {
  const { tx } = life.at(life.scene.district.districtDispatcher, life.now);
  const rows = await tx.sql<{ id: string; version: number; unitId: string }>(
    'select id, version, lead_id as "unitId" from matters where tenant_id = $1 and parent_id = $2 and kind = $3 and open order by number',
    [tx.tenantId, life.id, kind],
  );
  life.parts = rows.map((row) => ({ kind, ...row }));
  return life.parts;
}
