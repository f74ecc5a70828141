import type { Ctx } from '../../../platform/context.ts';
import type { Diversion } from '../contract-registers.ts';
import { type Route, routesFor } from '../domain/diversions.ts';
import { requestSettings } from './settings.ts';

/** The tenant's routes. */
export const diversionsOf = async (ctx: Ctx): Promise<readonly Route[]> => (await requestSettings(ctx)).diversions;

/** Those that the words of a report speak of. */
export const adviceFor = async (ctx: Ctx, content: string): Promise<Route[]> =>
  routesFor(content, await diversionsOf(ctx));

export const diversionView = ({ code, name, phone, zh, en }: Route): Diversion => ({
  code,
  name,
  phone,
  advice: { zh, en },
});

export const listDiversions = async (ctx: Ctx): Promise<{ items: Diversion[] }> => ({
  items: (await diversionsOf(ctx)).map(diversionView),
});
