import type { Platform } from '../../../platform/context.ts';
import { lookAgain } from './territory-in-memory.ts';

/** The next lookup sees what any process has committed: for who was just told that boundaries or places changed. */
export const lookAtTerritoryAgain = (platform: Platform, tenantId: number): void => lookAgain(platform.db, tenantId);
