import { switchPost as endpoint } from '@huying/server/contract/accounts';
import { call } from '../../lib/api.ts';
import { queryClient } from '../../lib/query.ts';
import { session } from '../../lib/session.ts';

/** Acts in another post from now on; everything on screen belonged to the former one and is asked for anew. */
export async function switchPost(postId: string): Promise<void> {
  session.set(await call(endpoint, { body: { postId } }));
  await queryClient.resetQueries();
}
