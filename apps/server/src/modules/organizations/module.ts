import type { Module } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const organizationsModule: Module = { name: 'organizations', routes };
