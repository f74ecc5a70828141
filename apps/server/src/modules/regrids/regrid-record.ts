import type { KeptPlace, Reshaped } from '../territory/index.ts';

/** Something bound to a place that moved with the ground: a post, a unit; a duty when there are duties. */
export interface Move {
  id: string;
  from: string;
  to: string;
}

/** How things stood before, kept with the regrid until it is undone. */
export interface RegridBefore {
  places: KeptPlace[];
}

/** What was made of it. */
export interface RegridAfter extends Reshaped {
  posts: Move[];
  units: Move[];
}
