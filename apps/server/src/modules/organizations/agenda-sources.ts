import type { Ctx } from '../../platform/context.ts';
import type { AgendaCandidate } from './contract.ts';

/** For whom candidates are sought: the body, its places with all below them, words to look for ('' for all). */
export interface AgendaQuestion {
  bodyId: string;
  placePaths: readonly string[];
  search: string;
  limit: number;
}
/** Open matters of a module that a meeting could talk about, those that need it most first; nothing the caller may not see. */
export type AgendaSource = (ctx: Ctx, question: AgendaQuestion) => Promise<AgendaCandidate[]>;

const sources = new Map<string, AgendaSource>();

/** Modules below offer their open needs, projects and hard cases: each registers itself once, as it is loaded. */
export const agendaSources = {
  register(name: string, source: AgendaSource): void {
    sources.set(name, source);
  },
};

export async function offeredToAgenda(ctx: Ctx, question: AgendaQuestion): Promise<AgendaCandidate[]> {
  const found: AgendaCandidate[] = [];
  for (const source of sources.values()) found.push(...(await source(ctx, question)));
  return found;
}
