import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

export interface TileServer {
  /** Address of a tile as a tenant writes it into the setting. */
  template: string;
  /** What was asked for: layer, key, zoom/column/row, and the page's origin as far as it was told. */
  asked: { layer: string; key: string; tile: string; referrer: string }[];
  /** From now on every tile is refused, as by a service that is down or does not know the key. */
  fail(): void;
  stop(): Promise<void>;
}

/** A WMTS with KVP requests as the national platform answers them: PNG tiles of one colour a layer. */
export async function startTileServer(): Promise<TileServer> {
  const asked: TileServer['asked'] = [];
  let failing = false;
  const server: Server = createServer(({ url = '/', headers }, answer) => {
    const { searchParams } = new URL(url, 'http://tiles.test');
    const part = (name: string): string => searchParams.get(name) ?? '';
    const layer = part('LAYER');
    const tile = ['TILEMATRIX', 'TILECOL', 'TILEROW'].map(part).join('/');
    asked.push({ layer, key: part('tk'), tile, referrer: headers.referer ?? '' });
    if (failing || part('TILEMATRIXSET') !== 'w') return answer.writeHead(403).end();
    const names = layer.startsWith('c');
    return answer
      .writeHead(200, { 'content-type': 'image/png' })
      .end(names ? picture(40, 40, 40, 60) : picture(240, 236, 226, 255));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    template: `http://127.0.0.1:${port}/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`,
    asked,
    fail: () => {
      failing = true;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const SIDE = 256;

/** A PNG of one colour. */
function picture(...colour: [number, number, number, number]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  // Eight bits a channel, red green blue alpha.
  head.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: SIDE }, () => colour).flat()]);
  const rows = Buffer.concat(Array.from({ length: SIDE }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]);
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
