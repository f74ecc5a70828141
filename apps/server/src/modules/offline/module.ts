import type { Module } from '../../platform/module.ts';
import { fileJoining } from '../files/index.ts';
import { subjectOfParcel } from './queries/subject-of-parcel.ts';
import { routes } from './routes.ts';

fileJoining.register(subjectOfParcel);

export const offlineModule: Module = { name: 'offline', routes };
