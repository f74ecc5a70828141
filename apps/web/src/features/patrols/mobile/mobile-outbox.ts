import { type MobileReport, sendMobileReport } from '@huying/server/contract/patrols';
import { type Output, call } from '../../../lib/api.ts';
import { createOutbox, type Parcel } from '../../../lib/outbox.ts';

/** Reports of a mobile grid worker that are not on the server yet. */
export const mobileOutbox = createOutbox({
  kind: 'mobile',
  deliver: (parcel, photos) =>
    call(sendMobileReport, {
      body: { ...(parcel.body as MobileReport), ...(photos.length > 0 && { photos }) },
      idempotencyKey: parcel.id,
      renewsSession: false,
    }),
});

export const mobileReceiptOf = (parcel: Parcel) => parcel.receipt as Output<typeof sendMobileReport>;
