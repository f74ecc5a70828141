import type { Ctx } from '../../platform/context.ts';

/** What a parcel became, and what its sender is told. */
export interface Delivered {
  subjectId: string;
  result: Record<string, unknown>;
  /** Pictures that follow and belong to something else than the subject: id of the picture to that of its subject. */
  pictureSubjects?: Record<string, string>;
}

/** A kind of parcel: who may bring one in, how its content looks, and what is done with it. */
export interface ParcelKind {
  /** TypeBox schema of `content`. */
  content: object;
  /** The permission it needs, given its content. */
  permission(content: never): string;
  deliver(ctx: Ctx, content: never, version: number | undefined): Promise<Delivered>;
}

const kinds = new Map<string, ParcelKind>();

/** Modules below say what can be written without a connection: each registers its kinds once, as it is loaded. */
export const parcelKinds = {
  register(name: string, kind: ParcelKind): void {
    if (kinds.has(name)) throw new Error(`two kinds of parcel are called ${name}`);
    kinds.set(name, kind);
  },
  find: (name: string): ParcelKind | undefined => kinds.get(name),
};
