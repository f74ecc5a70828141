import { type Box, openBox } from './sealed-box.ts';

/** A picture that waits to be sent. */
export interface KeptPicture {
  id: string;
  blob: Blob;
  at: number;
}
export const keptPictures: Box<KeptPicture> = openBox<KeptPicture>('pictures');

const KEPT_DAYS = 14;
/** Forgets pictures older than two weeks, as drafts are; those named in `wanted` still wait to be sent. */
export async function sweepPictures(wanted: ReadonlySet<string>, now: number = Date.now()): Promise<void> {
  for (const { id, at } of await keptPictures.facts()) {
    if (!wanted.has(id) && now - at > KEPT_DAYS * 86_400_000) await keptPictures.remove(id);
  }
}
