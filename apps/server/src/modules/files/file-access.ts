import type { Ctx } from '../../platform/context.ts';

/** Answers whether the caller may read what a file is attached to; false for subjects of other modules. */
export type FileReader = (ctx: Ctx, subjectId: string) => Promise<boolean>;

const readers = new Set<FileReader>();

/** Modules below decide who may read the files of their subjects: each registers itself once, as it is loaded. */
export const fileAccess = {
  register(reader: FileReader): void {
    readers.add(reader);
  },
};

/** True when some module lets the caller read the subject. Without a reader nobody may. */
export async function maySubjectBeRead(ctx: Ctx, subjectId: string): Promise<boolean> {
  for (const reader of readers) if (await reader(ctx, subjectId)) return true;
  return false;
}
