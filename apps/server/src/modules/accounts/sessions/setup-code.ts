import { sameBytes } from '../../../platform/crypto.ts';
import { normalCode, randomCode } from '../../../platform/crypto.ts';
import type { Platform } from '../../../platform/context.ts';
import { stateOf } from './session-state.ts';

/** True until somebody exists in any tenant; once false it stays so. */
export async function needsSetup(platform: Platform): Promise<boolean> {
  const state = stateOf(platform);
  if (state.inhabited) return false;
  const { rows } = await platform.db.owner.query<{ found: boolean }>('select exists (select from people) as found');
  state.inhabited = rows[0]?.found === true;
  return !state.inhabited;
}

const hashOf = (platform: Platform, code: string): Buffer => platform.keys.lookup('setup-code', normalCode(code));

/**
 * For the composition root at start: while nobody exists, makes a new set-up code to be shown on the console (only its
 * hash is kept, so an earlier one counts no longer) and returns it; null when the system is set up.
 */
export async function prepareSetup(platform: Platform): Promise<string | null> {
  if (!(await needsSetup(platform))) return null;
  const code = randomCode();
  await platform.db.owner.query(
    `insert into setup_codes (code_hash, created_at) values ($1, $2)
     on conflict (singleton) do update set code_hash = excluded.code_hash, created_at = excluded.created_at`,
    [hashOf(platform, code), platform.clock()],
  );
  return code;
}

export async function isSetupCode(platform: Platform, typed: string): Promise<boolean> {
  const { rows } = await platform.db.owner.query<{ code_hash: Buffer }>('select code_hash from setup_codes');
  return rows[0] !== undefined && sameBytes(rows[0].code_hash, hashOf(platform, typed));
}

/** The code has done its work. */
export async function discardSetupCode(platform: Platform): Promise<void> {
  await platform.db.owner.query('delete from setup_codes');
  stateOf(platform).inhabited = true;
}
