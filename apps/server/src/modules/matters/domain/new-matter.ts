import type { Matter } from './matter.ts';

type Told = 'id' | 'kind' | 'number' | 'title' | 'state' | 'source' | 'placeId' | 'placePath' | 'holderId';
export type NewMatter = Pick<Matter, Told> & Partial<Omit<Matter, Told>>;

/** A matter that begins now: open, of normal urgency, with neither clocks nor log yet, unless told otherwise. */
export const newMatter = (now: Date, told: NewMatter): Matter => ({
  open: true,
  urgency: 'normal',
  category: null,
  holderPath: null,
  leadId: null,
  assigneeId: null,
  parentId: null,
  lon: null,
  lat: null,
  flags: [],
  lists: {},
  createdAt: now,
  dueAt: null,
  warnLevel: 0,
  nextWarnAt: null,
  closedAt: null,
  updatedAt: now,
  version: 1,
  logSeq: 0,
  logHead: Buffer.alloc(0),
  clockLog: [],
  clocks: [],
  ...told,
});

/** The first words of what was said, for lists: one line, at most 40 characters. */
export function titleOf(content: string): string {
  const line = content.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= 40 ? line : `${characters.slice(0, 39).join('')}…`;
}
