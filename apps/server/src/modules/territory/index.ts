/** Places: levels, the tree, who lies where. A chain runs from the place up to the first level. */
export { carryOutReshape, type Reshaped } from './commands/carry-out-reshape.ts';
export { createPlace } from './commands/create-place.ts';
export { createPlaces, type PlaceSeed } from './commands/create-places.ts';
export {
  type CompoundAt,
  compoundsAt,
  type MovedCompounds,
  moveCompounds,
  returnCompounds,
} from './commands/move-compounds.ts';
export { planReshape, type Reshape, type ReshapePlan } from './commands/plan-reshape.ts';
export { renewTerritory } from './commands/renew-territory.ts';
export { type KeptPlace, restorePlaces } from './commands/restore-places.ts';
export { replaceLevels } from './commands/replace-levels.ts';
export type { Level, NewBoundary, NewPlace } from './contract.ts';
export { reportOf } from './domain/import-problem.ts';
export type { Counts, Problem } from './domain/import-problem.ts';
export { faultText } from './domain/fault-text.ts';
export { draw } from './domain/drawing.ts';
export { readFeatures } from './commands/read-features.ts';
export { type Ground, groundOf } from './queries/ground.ts';
export { openPlaces } from './queries/open-places.ts';
export { placeOfCode } from './queries/get-named-place.ts';
export { lookAtTerritoryAgain } from './queries/look-again.ts';
export { gridAt, placeChainInMemory, placesAround } from './queries/locate.ts';
export { openChildrenOf, readBoundaries, versionsOf } from './queries/reshape-reads.ts';
export { type PlaceRef, placeByCode, placeById } from './queries/place-rows.ts';
