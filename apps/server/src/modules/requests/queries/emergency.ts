import type { Ctx } from '../../../platform/context.ts';
import { requestSettings } from './settings.ts';

export interface EmergencyView {
  on: boolean;
  since: string | null;
  reason: string | null;
}

export async function getEmergency(ctx: Ctx): Promise<EmergencyView> {
  const { emergency } = await requestSettings(ctx);
  return { on: emergency !== null, since: emergency?.since ?? null, reason: emergency?.reason ?? null };
}
