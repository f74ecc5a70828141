import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

// Every page carries it, so the composition root takes it with the manifest.
export { baseTiles } from './queries/base-map.ts';
export type { BaseTiles } from './domain/base-map.ts';

export const territoryModule: Module = { name: 'territory', routes };
