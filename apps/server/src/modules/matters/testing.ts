/** For other modules' tests: what the clock and the readers of the log call. */
export { alignAllPlaces, alignPlaces } from './commands/align-places.ts';
