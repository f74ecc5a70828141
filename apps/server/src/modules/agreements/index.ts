/** Co-building agreements with their three lists (一书三单): signed by both sides, followed to the end, reviewed every half-year. */
export { agreementPermissions } from './contract-actions.ts';
export { agreementFlow } from './flow.ts';
export { relocateAgreement } from './commands/relocate-agreement.ts';
/** For the demo, which lays its agreements by the same commands. */
export { actOnAgreement } from './commands/act-on-agreement.ts';
export { draftAgreement } from './commands/draft-agreement.ts';
export { sweepAgreements } from './jobs/sweep-agreements.ts';
export { getAgreement, listOffers } from './queries/get-agreement.ts';
