import type { Module } from '../../platform/module.ts';
import { worklistDuty } from '../matters/index.ts';
import { owedSql } from './queries/owed-sql.ts';
import { needRoutes } from './routes.ts';

worklistDuty.register('need', owedSql);

export const needsModule: Module = { name: 'needs', routes: needRoutes };
