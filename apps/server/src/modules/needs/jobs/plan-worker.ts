import { parentPort, workerData } from 'node:worker_threads';
import { districtPlan, type PlanTask } from '../domain/district-plan.ts';

parentPort?.postMessage(districtPlan(workerData as PlanTask));
