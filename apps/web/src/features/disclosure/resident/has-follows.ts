import { readStored } from '../../../lib/storage.ts';

/** Where followed projects lie on this phone. */
export const FOLLOWS_KEY = 'huying.follows';

/** Whether anything is followed here: the first page asks before it loads the rest. */
export const hasFollows = (): boolean => readStored(FOLLOWS_KEY) !== null;
