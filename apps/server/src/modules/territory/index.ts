/** Places: levels, the tree, who lies where. A chain runs from the place up to the first level. */
export { createPlace } from './commands/create-place.ts';
export { createPlaces, type PlaceSeed } from './commands/create-places.ts';
export { replaceLevels } from './commands/replace-levels.ts';
export { setBoundary } from './commands/set-boundary.ts';
export type { Level, NewBoundary, NewPlace } from './contract.ts';
export { gridAt, placeChainInMemory, placesAt } from './queries/locate.ts';
export { type PlaceRef, placeByCode, placeById, placeChain } from './queries/place-rows.ts';
export { subtreeSql } from './queries/subtree-sql.ts';
