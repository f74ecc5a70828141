import type { Module } from '../../platform/module.ts';
import { sweepJob } from './jobs/sweep-files.ts';
import { sweepUploadsJob } from './jobs/sweep-uploads.ts';
import { routes } from './routes.ts';

export const filesModule: Module = { name: 'files', routes, jobs: [sweepJob, sweepUploadsJob] };
