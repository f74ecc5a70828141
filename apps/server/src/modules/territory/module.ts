import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const territoryModule: Module = { name: 'territory', routes };
