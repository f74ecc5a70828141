import { Readable } from 'node:stream';
import type { preParsingAsyncHookHandler } from 'fastify';

/** Keeps the bytes of a body beside what is read from them: a signature is over the bytes, not over what they mean. */
export const keepText =
  (limit: number): preParsingAsyncHookHandler =>
  async (request, _reply, payload) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of payload) {
      bytes += (chunk as Buffer).length;
      if (bytes > limit) throw Object.assign(new Error('body too large'), { statusCode: 413 });
      chunks.push(chunk as Buffer);
    }
    request.rawText = Buffer.concat(chunks);
    return Object.assign(Readable.from([request.rawText]), { receivedEncodedLength: bytes });
  };
