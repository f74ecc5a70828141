import type { Text } from '../../../kernel/errors.ts';
import { conflict } from '../../../kernel/errors.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { callOutside, OutsideError } from '../../../platform/outside/call-outside.ts';
import { signedHeaders } from '../commands/sign.ts';
import { findLink } from '../queries/link.ts';
import { httpProblem } from './deliver.ts';

/** Sends a call without messages, signed as all are, and says in words what came of it. */
export async function tryConnection({ read }: RawCall): Promise<{ ok: boolean; text: Text }> {
  // The connection to the database is given back before another system is waited for.
  const { link, now, callId, platform } = await read(async (ctx) => ({
    link: await findLink(ctx.tx),
    now: ctx.now,
    callId: ctx.newId(),
    platform: ctx.platform,
  }));
  if (!link?.push_url)
    throw conflict(
      'hotline-address-missing',
      '请先填写热线的接收地址并保存。',
      'Enter and save the address of the hotline first.',
    );
  const body = JSON.stringify({ messages: [] });
  const headers = signedHeaders(platform, link, { id: callId, now, body });
  try {
    const call = { method: 'POST', url: link.push_url, headers, body, timeout: 10_000, most: 65_536 } as const;
    const { status } = await callOutside(call, platform.privateHosts);
    if (status === 200) return { ok: true, text: { zh: '对方已收到并答复', en: 'they have received it and answered' } };
    return { ok: false, text: httpProblem(status) };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return { ok: false, text: error.text };
  }
}
