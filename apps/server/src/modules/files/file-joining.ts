import type { Ctx } from '../../platform/context.ts';

/** What a text that has arrived became, when the caller may add pictures to it; otherwise null. */
export type FileJoiner = (ctx: Ctx, parcelId: string) => Promise<string | null>;

const joiners = new Set<FileJoiner>();

/** A module below says what pictures that follow their text belong to: it registers itself once, as it is loaded. */
export const fileJoining = {
  register(joiner: FileJoiner): void {
    joiners.add(joiner);
  },
};

export async function subjectOfParcel(ctx: Ctx, parcelId: string): Promise<string | null> {
  for (const joiner of joiners) {
    const subject = await joiner(ctx, parcelId);
    if (subject !== null) return subject;
  }
  return null;
}
