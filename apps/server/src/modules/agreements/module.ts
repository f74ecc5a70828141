import type { Module } from '../../platform/module.ts';
import { worklistDuty } from '../matters/index.ts';
import { unitPageParts } from '../organizations/index.ts';
import { sweepAgreements } from './jobs/sweep-agreements.ts';
import { owedSql } from './queries/owed-sql.ts';
import { unitAgreements } from './queries/unit-page.ts';
import { agreementRoutes } from './routes.ts';

worklistDuty.register('agreement', owedSql);
unitPageParts.register('owes', 'agreements', (ctx, unitId) => unitAgreements(ctx, unitId, 'owes'));
unitPageParts.register('gives', 'agreements', (ctx, unitId) => unitAgreements(ctx, unitId, 'gives'));

export const agreementsModule: Module = {
  name: 'agreements',
  routes: agreementRoutes,
  jobs: [{ name: 'agreements.sweep-agreements', cron: '* * * * *', run: sweepAgreements }],
};
