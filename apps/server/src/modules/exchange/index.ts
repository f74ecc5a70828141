/** How tables are read and names are found, for the modules below that take in what other systems send. */
export { type Candidate, rowReader } from './jobs/row-reader.ts';
export { loadNames, type NameIndexes } from './jobs/name-indexes.ts';
export { type Reason, reasonText } from './domain/reasons.ts';
export { urgencyOf } from './domain/words.ts';
export { understand } from './commands/remember-mapping.ts';
