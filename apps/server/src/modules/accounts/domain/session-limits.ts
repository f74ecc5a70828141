import { HOUR, MINUTE } from '../../../kernel/time.ts';

/** Quality bar 23: half an hour without a call ends a session, twelve hours end it whatever happens. */
export const IDLE = 30 * MINUTE;
export const ABSOLUTE = 12 * HOUR;
/** How old what this process remembers of a session may be; a revocation does not wait for it. */
export const REMEMBERED = 30_000;
/** The same while this process cannot hear of revocations by others. */
export const REMEMBERED_DEAF = 1000;
/** How often the time of the last call is written down. */
export const SEEN_EVERY = MINUTE;
