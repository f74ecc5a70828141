import type { Ctx } from '../../platform/context.ts';

/** What a text that has arrived became for this picture of it, when the caller may add pictures; otherwise null. */
export type FileJoiner = (ctx: Ctx, parcelId: string, pictureId: string) => Promise<string | null>;

const joiners = new Set<FileJoiner>();

/** A module below says what pictures that follow their text belong to: it registers itself once, as it is loaded. */
export const fileJoining = {
  register(joiner: FileJoiner): void {
    joiners.add(joiner);
  },
};

export async function subjectOfParcel(ctx: Ctx, parcelId: string, pictureId: string): Promise<string | null> {
  for (const joiner of joiners) {
    const subject = await joiner(ctx, parcelId, pictureId);
    if (subject !== null) return subject;
  }
  return null;
}
