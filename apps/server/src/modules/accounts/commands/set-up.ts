import type { Static } from 'typebox';
import { systemActor } from '../../../kernel/actor.ts';
import { AppError, invalid } from '../../../kernel/errors.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { mergeSettings } from '../../../platform/tenant-settings.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';
import { createUnit } from '../../organizations/index.ts';
import { createPlace, replaceLevels } from '../../territory/index.ts';
import type { setUp as contract } from '../contract.ts';
import { checkUsername } from '../domain/names.ts';
import { checkPassword } from '../domain/password-rules.ts';
import { addressGroup } from '../domain/sign-in-limits.ts';
import { discardSetupCode, isSetupCode, needsSetup } from '../sessions/setup-code.ts';
import { forgetTenants } from '../sessions/tenants.ts';
import { createPerson } from './create-person.ts';
import { ensureRoles } from './ensure-roles.ts';
import { grantPost } from './grant-post.ts';

export type Setup = Static<typeof contract.body>;
type Made = Static<typeof contract.response>;

const TRIES_PER_HOUR = 20;
const SETUP_LOCK = 7_406_011;

/**
 * The first set-up: tenant, levels, root place and unit, shipped roles and the three administrators. Needs the code from
 * the console. Throws `gone` (already-set-up), `invalid` (setup-code-wrong and whatever a form can have wrong).
 */
export async function setUp(call: RawCall): Promise<Made> {
  const setup = call.request.body as Setup;
  const base = await call.read(async (ctx) => {
    await countSetup(ctx);
    return ctx;
  });
  const { platform } = base;
  if (!(await needsSetup(platform))) throw alreadySetUp();
  if (!(await isSetupCode(platform, setup.setupCode))) throw wrongCode();
  checkAdministrators(setup);
  const made = await alone(platform, () => makeTenant(base, setup));
  call.reply.code(201);
  return made;
}

async function countSetup(ctx: Ctx): Promise<void> {
  const bucket = ctx.platform.keys.lookup('set-up', addressGroup(ctx.address)).toString('base64url').slice(0, 22);
  if ((await countTry(ctx.tx, `set-up:${bucket}`, 60, ctx.now)) > TRIES_PER_HOUR) {
    throw tooMany('too-many-tries', '尝试次数太多，请一小时后再试。', 'Too many tries. Try again in an hour.', 3600);
  }
}

function checkAdministrators({ administrators }: Setup): void {
  const three = Object.values(administrators).map((one) => ({ ...one, username: checkUsername(one.username) }));
  for (const one of three) checkPassword(one.password, one.username);
  if (new Set(three.map((one) => one.username)).size < 3 || new Set(three.map((one) => one.password)).size < 3) {
    throw invalid(
      'administrators-alike',
      '三位管理员的用户名和密码必须各不相同，并由三个人分别掌握。',
      'The three administrators need user names and passwords of their own, kept by three people.',
    );
  }
}

/** One set-up at a time, in whatever process; who comes second finds it done. */
async function alone(platform: Platform, work: () => Promise<Made>): Promise<Made> {
  const client = await platform.db.owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
    if (!(await needsSetup(platform))) throw alreadySetUp();
    return await work();
  } finally {
    // Ending the connection frees the lock even when the unlock itself could not be sent.
    client.release(true);
  }
}

async function makeTenant(base: Ctx, setup: Setup): Promise<Made> {
  const { platform } = base;
  const tenantId = await tenantRow(platform, setup);
  await platform.db.transaction(tenantId, async (tx) => {
    const ctx: Ctx = { ...base, tx, actor: systemActor(tenantId) };
    await fillTenant(ctx, setup);
  });
  forgetTenants(platform);
  await discardSetupCode(platform);
  return { tenantId, tenantCode: setup.tenantCode };
}

/** The tenant itself is the owner's to write. One that an interrupted set-up left empty is taken up again. */
async function tenantRow(platform: Platform, { tenantCode, tenantName }: Setup): Promise<number> {
  const { rows } = await platform.db.owner.query<{ id: number }>(
    `with taken as (
       update tenants set code = $1, name = $2 where id = (select min(id) from tenants) returning id
     ), made as (
       insert into tenants (code, name, created_at) select $1, $2, $3 where not exists (select from tenants) returning id
     ) select id from taken union all select id from made`,
    [tenantCode, tenantName.trim(), platform.clock()],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the tenant was not made');
  return id;
}

async function fillTenant(ctx: Ctx, setup: Setup): Promise<void> {
  const { tx, actor, now } = ctx;
  const { tenantCode: code, administrators } = setup;
  const name = setup.tenantName.trim();
  if (setup.hotline !== undefined) await mergeSettings(tx, 'tenant', { hotline: setup.hotline });
  const items = setup.levels.map((level, i) => ({ ...level, level: i + 1, nameEn: '' }));
  await replaceLevels(ctx, { version: 0, items });
  const place = await createPlace(ctx, { parentId: null, level: 1, code, name });
  const unit = await createUnit(ctx, { parentId: null, kind: 'district', code, name, placeId: place.id });
  await ensureRoles(tx);
  await emit(tx, actor, now, unit.id, { kind: 'tenant.set-up', data: { levels: items.length } });
  for (const [kind, person] of Object.entries(administrators)) {
    const { id } = await createPerson(ctx, person);
    await grantPost(ctx, id, { role: `${kind}-admin`, unitId: unit.id });
  }
}

const alreadySetUp = (): AppError =>
  new AppError('gone', 'already-set-up', {
    zh: '系统已经初始化，请直接登录。',
    en: 'The system is already set up. Please sign in.',
  });
const wrongCode = (): AppError =>
  invalid(
    'setup-code-wrong',
    '初始化码不对。它显示在启动本系统的窗口里，每次启动都会更换。',
    'The set-up code is wrong. It is shown in the window in which the system was started, and changes at each start.',
  );
