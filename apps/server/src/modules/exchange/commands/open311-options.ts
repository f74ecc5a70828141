import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { Open311Options } from '../contract.ts';
import { open311Settings } from '../queries/open311-settings.ts';

/** Changes the options of the open interface. Throws version-conflict with the options as they are. */
export async function setOpen311Options(ctx: Ctx, { version, ...options }: Open311Options): Promise<Open311Options> {
  const { tx, actor, now } = ctx;
  const changed = await changeSettings(ctx, 'exchange', { version, open311: options }, () => open311Settings(tx));
  await emit(tx, actor, now, OPTIONS, {
    kind: 'settings.changed',
    data: { module: 'exchange', anonymous: options.anonymous },
  });
  return changed;
}

/** What the options are called in the log; they are one thing a tenant. */
const OPTIONS = '00000000-0000-7000-8000-0000000e3110';
