import { needEndpoints } from './contract-needs.ts';
import { listOpenNeeds } from './contract-open.ts';
import { planEndpoints } from './contract-plans.ts';
import { resourceEndpoints } from './contract-resources.ts';
import { sheetEndpoints } from './contract-sheets.ts';

export * from './contract-needs.ts';
export * from './contract-open.ts';
export * from './contract-plans.ts';
export * from './contract-resources.ts';
export * from './contract-sheets.ts';
export type { NeedSource, Reason } from './contract-parts.ts';

export const needsEndpoints = {
  ...needEndpoints,
  listOpenNeeds,
  ...resourceEndpoints,
  ...planEndpoints,
  ...sheetEndpoints,
};
