import type { Ctx } from '../../../platform/context.ts';
import { findRequest } from './load-request.ts';

/** What a request says and where, for what it is handed over to. The caller has been let act on it. Throws not-found. */
export async function wordsOfRequest(
  ctx: Ctx,
  id: string,
): Promise<{ number: string; content: string; address: string; placeId: string | null }> {
  const { matter, own } = await findRequest(ctx, id);
  return { number: matter.number, content: own.content, address: own.address, placeId: matter.placeId };
}
