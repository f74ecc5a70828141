/** Service nets over the grids: laid in bulk by the demo and by set-up. */
export { layNets, type NetSeed } from './commands/lay-nets.ts';
export type { NewMember } from './contract.ts';
