import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzipSync } from 'node:zlib';
import { FORMAT, type ModelSet } from '../domain/model-set.ts';

/** One training as bytes. */
export const packModels = (set: ModelSet): Buffer => gzipSync(serialize(set), { level: 6 });

const unzip = promisify(gunzip);

/** The same back; undefined for what another version of the program wrote. */
export async function unpackModels(body: Buffer): Promise<ModelSet | undefined> {
  try {
    const set = deserialize(await unzip(body)) as ModelSet;
    return set.format === FORMAT ? set : undefined;
  } catch {
    return undefined;
  }
}
