/** What follows when the ground below is merged or split. */
export {
  type Aim,
  type AreaAt,
  areasAt,
  type MemberAt,
  membersAt,
  type MovedNets,
  moveNets,
  returnNets,
} from './commands/follow-ground.ts';
export { type PublicTeam, publicTeam } from './queries/public-teams.ts';
/** Service nets over the grids: laid in bulk by the demo and by set-up. */
export { layNets, type NetSeed } from './commands/lay-nets.ts';
export type { NewMember } from './contract.ts';
