/** The request loop, for the modules below: reports, imports and exports come in and go out through here. */
export { findImported, type ImportedRequest, importRequests } from './commands/import-requests.ts';
export { supplyFromOutside, withdrawFromOutside } from './commands/from-outside.ts';
export { type Intake, receiveRequest } from './commands/new-request.ts';
export { relocateRequest } from './commands/move-requests.ts';
export { notTooMany } from './commands/report-request.ts';
export { type ActionInput, takeAction } from './commands/take-action.ts';
export { rateByCode, withdrawByCode } from './commands/resident.ts';
export type { ActionName } from './contract-actions.ts';
export { phoneOrNull } from './domain/contact.ts';
export { requestFlow } from './flow.ts';
export { sweepOne, sweepTenant } from './jobs/sweep-limits.ts';
export { countExport, type ExportedRequest, type ExportPosition, exportPage } from './queries/export-requests.ts';
export { type OutsideView, outsideViews } from './queries/outside-views.ts';
export { type PublicRequest, publicRequests } from './queries/public-requests.ts';
export { dutyCandidates, loadRules } from './queries/rules.ts';
export { seeProgress } from './queries/progress.ts';
export { suggestDispatch } from './queries/suggest-dispatch.ts';
