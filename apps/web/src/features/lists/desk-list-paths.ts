import type { DeskLists } from '@huying/server/contract/requests';

/** Lists that are saved at once, as fields of one answer. */
export type DeskListName = Exclude<keyof DeskLists, 'version'>;

/** Which of them an address names. */
const names = { diversion: 'diversions', 'grid-duty': 'gridDuties', emergency: 'emergencyLimits' } as const;
export type DeskListPath = keyof typeof names;
export const deskListPaths = Object.keys(names) as DeskListPath[];
export const deskListOf = (path: DeskListPath): DeskListName => names[path];
