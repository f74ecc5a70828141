import { forbidden, invalid } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { JointWords } from '../contract.ts';
import { jointWords } from '../queries/joint-words.ts';

/** Subject of the events about the tenant's words for joint bodies. */
const WORDS_SUBJECT = '00000000-0000-7000-8000-000000000b0d';

/** Replaces the words. Throws forbidden, conflict (version-conflict), invalid: word-twice, word-in-use, pairing-bounds. */
export async function putJointWords(ctx: Ctx, input: JointWords): Promise<JointWords> {
  const { tx, actor, now } = ctx;
  if (actor.role !== 'system' && !holds(actor, 'settings.manage')) throw forbidden();
  const { version: _seen, ...words } = input;
  const before = await jointWords(ctx);
  checkWords(words);
  await refuseUsedGone(ctx, words);
  const changed = await changeSettings(ctx, 'organizations', input, () => jointWords(ctx));
  const lists = (Object.keys(words) as (keyof typeof words)[]).filter(
    (list) => JSON.stringify(words[list]) !== JSON.stringify(before[list]),
  );
  await emit(tx, actor, now, WORDS_SUBJECT, { kind: 'joint-words.changed', data: { lists } });
  return changed;
}

function checkWords(words: Omit<JointWords, 'version'>): void {
  for (const [field, list] of Object.entries(words)) {
    if (new Set(list.map(({ code }) => code)).size === list.length) continue;
    throw invalid('word-twice', '有编码重复，请改正。', 'A code stands twice.', { field });
  }
  for (const { name, communities, units } of words.pairingKinds) {
    if (communities[0] <= communities[1] && units[0] <= units[1]) continue;
    throw invalid(
      'pairing-bounds',
      `“${name}”的下限不能大于上限。`,
      'The lower bound of a kind of pairing is above its upper one.',
      { field: 'pairingKinds' },
    );
  }
}

/** What is written in bodies, seats and pairings, now or in their history, keeps its name. */
async function refuseUsedGone({ tx }: Ctx, words: Omit<JointWords, 'version'>): Promise<void> {
  const used = await tx.sql<{ field: keyof typeof words; code: string }>(
    `select distinct 'bodyKinds' as field, kind as code from joint_bodies where tenant_id = $1
     union select 'fields', field from joint_bodies where tenant_id = $1 and field is not null
     union select 'seatRoles', role from body_seats where tenant_id = $1
     union select 'pairingKinds', kind from pairings where tenant_id = $1`,
    [tx.tenantId],
  );
  const gone = used.find(({ field, code }) => !words[field].some((word) => word.code === code));
  if (!gone) return;
  throw invalid(
    'word-in-use',
    `编码 ${gone.code} 已在使用，不能删去；名称可以改。`,
    `The code ${gone.code} is in use and stays; its name may change.`,
    { field: gone.field, code: gone.code },
  );
}
