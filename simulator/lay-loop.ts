import type { Platform } from '../apps/server/src/platform/context.ts';
import type { District } from './district.ts';
import { layActivities } from './lay-activities.ts';
import { layAgreements, layOpinions } from './lay-agreements.ts';
import { layBodies, layMeetings } from './lay-bodies.ts';
import { layDisclosure } from './lay-disclosure.ts';
import { layNeeds, type Wanted } from './lay-needs.ts';
import { layPlan } from './lay-plan.ts';
import { layProjects } from './lay-projects.ts';
import { layPromises } from './lay-promises.ts';
import { layResources } from './lay-resources.ts';
import type { At } from './life-steps.ts';

/** What one district of the reports keeps (S0-29). */
const NEEDS = 2810;
const RESOURCES = 2230;
const PROJECTS = 598;
const PROMISES = 270;
const ACTIVITIES = 500;
/** A short history still shows every kind once. */
const LEAST = 0.02;

export interface LoopScene {
  platform: Platform;
  district: District;
  end: Date;
  /** In a transaction of its own. */
  run<T>(work: (at: At) => Promise<T>): Promise<T>;
}

/** The resource loop of the demo: bodies, needs and resources, promises, projects and agreements in all states, public lists, a year's joint activities; `scale` 1 for all of it. */
export async function layLoop(scene: LoopScene, scale: number, tell: (line: string) => void): Promise<void> {
  const share = Math.min(1, Math.max(LEAST, scale));
  const of = (all: number): number => Math.round(all * share);
  const bodies = await scene.run((at) => layBodies(at, scene.district, scene.end));
  const given = await layResources(scene, of(RESOURCES));
  await scene.platform.db.owner.query('analyze resources');
  const { length } = scene.district.communityWorkers;
  const part = (all: number, i: number): number =>
    Math.floor(((i + 1) * all) / length) - Math.floor((i * all) / length);
  const wanted: Wanted[][] = [];
  for (let i = 0; i < length; i++) {
    const needs = await layNeeds(scene, i, part(of(NEEDS), i));
    await layPromises(scene, needs, given, part(of(PROMISES), i));
    wanted.push(needs);
  }
  await scene.platform.db.owner.query('analyze matters, events, needs, promises');
  const waiting = await layProjects(scene, wanted, given, of(PROJECTS));
  await layDisclosure(scene);
  await layMeetings(scene, bodies, wanted, waiting);
  await layAgreements(scene, given);
  await layOpinions(scene);
  await layActivities(scene, bodies, of(ACTIVITIES));
  await layPlan(scene);
  tell(
    `  ${of(NEEDS)} 项需求、${of(RESOURCES)} 项资源、${of(PROJECTS)} 个项目、${of(ACTIVITIES)} 场活动 · needs, resources, projects, activities`,
  );
}
