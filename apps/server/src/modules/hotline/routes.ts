import { command, query, type RawCall, type Route, raw } from '../../platform/http/route.ts';
import { receiveUpload } from '../files/index.ts';
import { returnOrder } from './commands/return-order.ts';
import { setLink } from './commands/set-link.ts';
import { setMap } from './commands/set-map.ts';
import { discardOut, retryIn, retryOut } from './commands/settle-message.ts';
import { checkSignature } from './commands/sign.ts';
import { notConnected, takeFile } from './commands/take-file.ts';
import { takeIn } from './commands/take-in.ts';
import { type FileResult, hotlineEndpoints as api, type PushResult } from './contract.ts';
import { tryConnection } from './jobs/try-connection.ts';
import { getHotline } from './queries/health.ts';
import { listMessages } from './queries/list-messages.ts';
import { findLink } from './queries/link.ts';
import { mapView } from './queries/map-view.ts';
import { orderView } from './queries/order-view.ts';

/** The signature is checked over the bytes before anything of them is believed. */
async function push({ request, inTransaction }: RawCall): Promise<{ results: PushResult[] }> {
  const { messages } = request.body as { messages: unknown[] };
  return inTransaction(async (ctx) => {
    const link = await findLink(ctx.tx);
    if (!link?.enabled) throw notConnected();
    checkSignature(ctx.platform, link, request.headers, request.rawText ?? Buffer.alloc(0), ctx.now);
    return { results: await takeIn(ctx, link, messages, 'push') };
  });
}

async function drop({ request, inTransaction }: RawCall): Promise<FileResult> {
  const upload = await receiveUpload(request, { maxBytes: 20 * 1024 * 1024 });
  try {
    return (await takeFile(inTransaction, upload.path, upload.name)).result;
  } finally {
    await upload.discard();
  }
}

export const routes: Route[] = [
  query(api.getHotline, (ctx) => getHotline(ctx)),
  command(api.setHotline, (ctx, { body }) => setLink(ctx, body)),
  raw(api.tryHotline, tryConnection),
  query(api.getHotlineMap, (ctx) => mapView(ctx)),
  command(api.setHotlineMap, (ctx, { body }) => setMap(ctx, body)),
  query(api.listHotlineMessages, (ctx, { query }) => listMessages(ctx, query)),
  command(api.retryInbound, (ctx, { params }) => retryIn(ctx, params.id)),
  command(api.retryOutbound, (ctx, { params }) => retryOut(ctx, params.id)),
  command(api.discardOutbound, (ctx, { params }) => discardOut(ctx, params.id)),
  raw(api.pushHotline, push),
  raw(api.dropHotlineFile, drop),
  query(api.getHotlineOrder, (ctx, { params }) => orderView(ctx, params.id)),
  command(api.returnToHotline, (ctx, { params, body }) => returnOrder(ctx, params.id, body.reason)),
];
