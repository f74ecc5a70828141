import type { Ctx } from '../../platform/context.ts';

/** Attaches an uploaded file to a meeting, in the caller's transaction; throws when it is gone or somebody else's. */
export type MinutesKeeper = (ctx: Ctx, meetingId: string, fileId: string) => Promise<void>;

let keeper: MinutesKeeper | undefined;

/** Files lie below: the module that keeps them registers itself once, as it is loaded. */
export const minutesKeeper = {
  register(given: MinutesKeeper): void {
    keeper = given;
  },
};

export async function keepMinutes(ctx: Ctx, meetingId: string, fileId: string): Promise<void> {
  if (!keeper) throw new Error('nobody keeps files');
  await keeper(ctx, meetingId, fileId);
}
