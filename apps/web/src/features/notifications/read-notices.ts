import { type Notice, readNotifications } from '@huying/server/contract/notifications';
import { errorText } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { catchUp, refresh } from '../../lib/query.ts';
import { toast } from '../../ui/toast-store.ts';

/** One more has come, or may have. */
export const reloadNotices = (): void => void catchUp('/api/notifications');

async function read(body: { ids: string[] } | { allUntil: string }): Promise<void> {
  try {
    await call(readNotifications, { body });
  } catch (error) {
    toast(errorText(error), { tone: 'problem' });
  }
  void refresh('/api/notifications');
}

/** Opening what a notice speaks of is reading it. */
export const readOne = ({ id, unread }: Notice): void => void (unread && read({ ids: [id] }));

/** All up to the newest on screen: what arrives meanwhile stays unread. */
export const readAllUntil = (newest: Notice | undefined): Promise<void> =>
  newest ? read({ allUntil: newest.createdAt }) : Promise.resolve();
