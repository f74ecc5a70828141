/** The backbone for every kind of matter: how one is numbered, stored, seen, searched, and how its clocks run. */
export { insertMatters } from './commands/insert-matters.ts';
export { nextMatterNumber } from './commands/next-number.ts';
export { removeUntouched } from './commands/remove-matters.ts';
export { insertMatter, type KindRow, type Party, staleVersion, updateMatter } from './commands/save-matter.ts';
export { updateMatters } from './commands/update-matters.ts';
export { clockColumns, moveClocks, reckonMatterClocks } from './domain/clocks.ts';
export type { ClockLogEntry, Matter, StoredClock } from './domain/matter.ts';
export { approvalFlags, inScope, type Located } from './domain/visibility.ts';
export { type MatterSelected, matterSelect, toMatter } from './queries/load-matter.ts';
export { liveHub } from './live-hub.ts';
export { type MatterAt, mattersRegisteredSince, openMattersAt, placeOfMatter } from './queries/matters-at.ts';
export { readCursor, rowColumns, writeCursor } from './queries/row.ts';
export { scopeSql } from './queries/scope.ts';
export { searchMatters } from './queries/search-matters.ts';
export { worklistDuty } from './worklist-duty.ts';
export { unitIdsOf } from './queries/unit-ids.ts';
