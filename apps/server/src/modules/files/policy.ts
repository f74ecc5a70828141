import type { Actor } from '../../kernel/actor.ts';

/** What a policy asks about a file. */
export interface FileFacts {
  subjectId: string | null;
  uploadedBy: string | null;
}

/** Anyone may send a photo of a problem; other pictures come from someone who has signed in. */
export const mayUpload = (actor: Actor, purpose: string): boolean =>
  purpose === 'report-photo' || actor.personId !== null;

/**
 * Whoever uploaded a file sees it until it is attached; from then on its subject decides, through the readers that
 * other modules register.
 */
export const isOwnUnattached = (actor: Actor, file: FileFacts): boolean =>
  file.subjectId === null && file.uploadedBy !== null && file.uploadedBy === actor.personId;
