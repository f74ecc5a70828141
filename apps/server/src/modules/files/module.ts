import type { Module } from '../../platform/module.ts';
import { sweepJob } from './jobs/sweep-files.ts';
import { routes } from './routes.ts';

export const filesModule: Module = { name: 'files', routes, jobs: [sweepJob] };
