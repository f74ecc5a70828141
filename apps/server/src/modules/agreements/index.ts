/** Co-building agreements with their three lists (一书三单): signed by both sides, followed to the end, reviewed every half-year. */
export { agreementPermissions } from './contract-actions.ts';
export { agreementFlow } from './flow.ts';
