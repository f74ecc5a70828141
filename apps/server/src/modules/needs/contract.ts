import { needEndpoints } from './contract-needs.ts';
import { resourceEndpoints } from './contract-resources.ts';

export * from './contract-needs.ts';
export * from './contract-resources.ts';
export type { NeedSource, Reason } from './contract-parts.ts';

export const needsEndpoints = { ...needEndpoints, ...resourceEndpoints };
