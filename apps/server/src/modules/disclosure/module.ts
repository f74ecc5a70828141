import type { Module } from '../../platform/module.ts';
import { disclosureRoutes } from './routes.ts';

export const disclosureModule: Module = { name: 'disclosure', routes: disclosureRoutes };
