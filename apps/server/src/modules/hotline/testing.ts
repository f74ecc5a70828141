/** For the simulated hotline: what the job runner and the desk would call. */
export { returnOrder } from './commands/return-order.ts';
export { statusFor } from './domain/codes.ts';
export { deliverTenant } from './jobs/deliver.ts';
export { pullTenant } from './jobs/pull.ts';
export { sweepFolder } from './jobs/sweep-folder.ts';
