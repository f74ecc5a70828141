import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';

/** What everybody may read, and what it is made of: as long as `tag` is the same the answer is. */
export interface PublicAnswer {
  tag: string;
  body(): Promise<unknown>;
}

/**
 * Answers with a tag: who has it already is told so without it being read again. Browsers keep it and ask each time, so that
 * what was withdrawn is gone at once.
 */
export async function answerPublic(
  { request, reply, read }: RawCall,
  work: (ctx: Ctx) => Promise<PublicAnswer>,
): Promise<unknown> {
  const found = await read(async (ctx) => {
    const { tag, body } = await work(ctx);
    const etag = `W/"${sha256(`${request.url}\n${tag}`).toString('base64url').slice(0, 22)}"`;
    return request.headers['if-none-match'] === etag ? { etag } : { etag, body: await body() };
  });
  reply.header('etag', found.etag).header('cache-control', 'public, no-cache');
  return 'body' in found ? reply.send(found.body) : reply.code(304).send();
}

/** Searches and whole files cost more than a page: so many an hour from one address. Throws too-many. */
export async function notTooOften({ tx, now, address, platform }: Ctx, what: 'search' | 'data'): Promise<void> {
  const bucket = `disclosure-${what}:${platform.keys.lookup('address', address).toString('base64url').slice(0, 22)}`;
  // A whole neighbourhood may stand behind one address.
  const most = what === 'search' ? 1200 : 120;
  if ((await countTry(tx, bucket, 60, now)) > most)
    throw tooMany(
      'lists-too-many',
      '查得太频繁了，请过一会儿再试。',
      'Too many requests from here: try again in a while.',
      600,
    );
}
