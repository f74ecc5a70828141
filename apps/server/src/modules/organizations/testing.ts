import type { Ctx } from '../../platform/context.ts';
import { createUnit, type NewUnit } from './commands/create-unit.ts';
import type { Unit } from './contract.ts';

export { updateUnit } from './commands/update-unit.ts';
export { organizationsModule } from './module.ts';

let made = 0;

/** A unit for a test: a department below `parentId` unless told otherwise. */
export function buildUnit(ctx: Ctx, given: Partial<NewUnit> & Pick<NewUnit, 'parentId'>): Promise<Unit> {
  made += 1;
  return createUnit(ctx, { kind: 'department', code: `U${made}`, name: `测试单位${made}`, ...given });
}
