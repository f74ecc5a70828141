/** For other modules' tests: the morning's look at how far the working calendar reaches. */
export { coverJob } from './jobs/watch-cover.ts';
