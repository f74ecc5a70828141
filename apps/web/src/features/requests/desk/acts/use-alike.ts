import { duplicatesOfRequest } from '@huying/server/contract/insight';
import { useAnswer } from '../../../../lib/query.ts';

/** Requests that may say the same, and whether the same resident made them, with the reason. */
export const useAlike = (id: string) => useAnswer(duplicatesOfRequest, { params: { id } });
