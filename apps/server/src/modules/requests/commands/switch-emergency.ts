import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { mergeSettings } from '../../../platform/tenant-settings.ts';
import { type EmergencyView, getEmergency } from '../queries/emergency.ts';
import { forgetSettings, requestSettings } from '../queries/settings.ts';

/**
 * 应急时限 on or off: from now on new requests begin with the preset, or with the list in force again. What is open keeps
 * what it began with, either way.
 */
export async function switchEmergency(ctx: Ctx, body: { on: boolean; reason: string }): Promise<EmergencyView> {
  const { tx, actor, now } = ctx;
  forgetSettings(ctx);
  if ((await getEmergency(ctx)).on === body.on) {
    throw conflict(
      'emergency-unchanged',
      body.on ? '应急时限已经开启。' : '应急时限没有开启。',
      body.on ? 'The emergency limits are on already.' : 'The emergency limits are not on.',
    );
  }
  const presetId = ctx.newId();
  if (body.on) {
    const { emergencyLimits } = await requestSettings(ctx);
    await tx.sql('insert into limit_presets (tenant_id, id, items, created_at) values ($1, $2, $3, $4)', [
      tx.tenantId,
      presetId,
      JSON.stringify(emergencyLimits),
      now,
    ]);
  }
  const emergency = body.on ? { presetId, since: now.toISOString(), reason: body.reason } : null;
  await mergeSettings(tx, 'requests', { emergency });
  await emit(tx, actor, now, presetId, {
    kind: body.on ? 'emergency.switched-on' : 'emergency.switched-off',
    data: {},
    words: { reason: body.reason },
  });
  forgetSettings(ctx);
  return getEmergency(ctx);
}
