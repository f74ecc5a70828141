import type { Actor } from '../../kernel/actor.ts';
import { holds } from '../../kernel/actor.ts';
import type { ImportState } from './contract-imports.ts';

export type ImportAbility = 'map' | 'check' | 'run' | 'undo' | 'rejected' | 'preview';

/** What an import shows of itself to the question whether somebody may act on it. */
export interface GovernedImport {
  state: ImportState;
  createdBy: string | null;
  rejected: number;
  duplicate: number;
  /** How many rows it has brought in so far; a mapping may no longer change then. */
  imported: number;
  undoUntil: Date | null;
}

export const UNDO_HOURS = 24;

/** The one who uploaded it, and posts of the whole district: a table holds residents' contacts. */
export const maySeeImport = (actor: Actor, createdBy: string | null): boolean =>
  holds(actor, 'request.import') && (actor.scope === 'tenant' || (createdBy !== null && createdBy === actor.personId));

const allowed: Record<ImportAbility, (it: GovernedImport, now: Date) => boolean> = {
  preview: ({ state }) => state === 'uploaded' || state === 'checked' || state === 'failed',
  map: ({ state, imported }) => (state === 'uploaded' || state === 'checked' || state === 'failed') && imported === 0,
  check: ({ state, imported }) => (state === 'uploaded' || state === 'checked' || state === 'failed') && imported === 0,
  // A run that failed half way goes on from where it stood.
  run: ({ state, imported }) => state === 'checked' || (state === 'failed' && imported > 0),
  undo: ({ state, imported, undoUntil }, now) =>
    (state === 'done' || (state === 'failed' && imported > 0)) && undoUntil !== null && now < undoUntil,
  rejected: ({ state, rejected, duplicate }) =>
    rejected + duplicate > 0 && (state === 'checked' || state === 'done' || state === 'failed' || state === 'undone'),
};

export const can = (actor: Actor, ability: ImportAbility, it: GovernedImport, now: Date): boolean =>
  maySeeImport(actor, it.createdBy) && allowed[ability](it, now);

export const abilitiesOf = (actor: Actor, it: GovernedImport, now: Date): ImportAbility[] =>
  (Object.keys(allowed) as ImportAbility[]).filter((ability) => can(actor, ability, it, now));
