/** How tables are read and names are found, for the modules below that take in what other systems send. */
export { type Reading, type ReadRow, readRow, rowIdentity } from './domain/read-row.ts';
export { loadNames, type NameIndexes } from './jobs/name-indexes.ts';
export { type Reason, reasonText } from './domain/reasons.ts';
export { urgencyOf } from './domain/words.ts';
export { understand } from './commands/remember-mapping.ts';
