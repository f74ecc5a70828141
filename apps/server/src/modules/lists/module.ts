import type { Module } from '../../platform/module.ts';
import { coverJob } from './jobs/watch-cover.ts';
import { routes } from './routes.ts';

export const listsModule: Module = { name: 'lists', routes, jobs: [coverJob] };
