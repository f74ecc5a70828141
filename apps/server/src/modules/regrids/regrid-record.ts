import type { MovedNets } from '../nets/index.ts';
import type { MovedBody } from '../organizations/index.ts';
import type { MovedPatrols } from '../patrols/index.ts';
import type { KeptPlace, MovedCompounds, Reshaped } from '../territory/index.ts';

/** Something bound to a place that moved with the ground: a post, a unit. */
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
  /** Missing where places were redrawn before these followed. */
  along?: MovedAlong;
}

/** What else hung on the places, as each module wrote down how to bring it back. Facilities go by where they stand. */
export interface MovedAlong {
  compounds: MovedCompounds;
  nets: MovedNets;
  patrols: MovedPatrols;
  /** Missing where places were redrawn before these followed. */
  admissions?: Move[];
  resources?: Move[];
  activities?: Move[];
  bodies?: MovedBody[];
  leaderLinks?: Move[];
}
