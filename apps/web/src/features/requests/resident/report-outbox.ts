import { type ReportBody, reportRequest } from '@huying/server/contract/requests';
import { type Output, call } from '../../../lib/api.ts';
import { createOutbox, type Parcel } from '../../../lib/outbox.ts';
import { rememberReport } from './my-reports.ts';
import type { Receipt } from './receipt.ts';

type Answer = Output<typeof reportRequest>;

/** Reports written on this phone that are not on the server yet, and those sent whose code nobody has seen yet. */
export const reportOutbox = createOutbox({
  kind: 'report',
  deliver: (parcel, photos) =>
    call(reportRequest, {
      body: { ...(parcel.body as ReportBody), ...(photos.length > 0 && { photos }) },
      idempotencyKey: parcel.id,
      renewsSession: false,
    }),
  onSent: (parcel) => {
    const { queryCode: code, number } = parcel.receipt as Answer;
    rememberReport({ code, number, title: parcel.title, at: parcel.madeAt, follows: false });
  },
});

/** The receipt of a report that has arrived. */
export function receiptOf(parcel: Parcel): Receipt {
  const { queryCode: code, number, acceptBy, next, advice } = parcel.receipt as Answer;
  const { title, droppedPictures } = parcel;
  return { code, number, title, acceptBy, next, advice, follows: false, droppedPictures };
}
