/** For the tests of other modules: what they cannot reach through the front door. */
export { updateUnit } from './commands/update-unit.ts';
export { organizationsModule } from './module.ts';
