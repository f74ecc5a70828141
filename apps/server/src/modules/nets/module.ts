import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const netsModule: Module = { name: 'nets', routes };
