import type { PicturePurpose } from '@huying/server/contract/files';

export interface ParcelPicture {
  id: string;
  purpose: PicturePurpose;
  /** Uploaded before the text was sent. */
  sent: { id: string; claim: string } | null;
  sentAt: number;
  /** Has followed the text and is on the server. */
  joined?: boolean;
  bytes?: number;
}

/** Something written on this device that must reach the server exactly once. */
export interface Parcel {
  /** Also what the server knows it by, so that sending it again does nothing twice. */
  id: string;
  kind: string;
  /** The person who holds it, when signed in: nobody else's session may send it. */
  owner: string | null;
  /** What is sent, without the pictures. */
  body: object;
  pictures: readonly ParcelPicture[];
  /** First words, to be recognised by. */
  title: string;
  madeAt: number;
  /** 待发送, 发送中 (never kept: a killed page finds it waiting), 需处理, 已送达. */
  state: 'waiting' | 'sending' | 'refused' | 'sent';
  /** Why it was not sent at the last try, in plain words. */
  fault: string | null;
  /** Names of the inputs that a refusal found fault with. */
  faultFields: readonly string[];
  /** Pictures that the server would not take. */
  droppedPictures: number;
  /** What the server answered: from then on the text is there, and its pictures may follow. */
  receipt: unknown;
  /** What the person saw of the thing it changes. */
  base?: unknown;
  /** The same thing as it is now, when somebody else changed what this changes. */
  now?: unknown;
  /** Its number has been shown already: it leaves by itself once it is whole. */
  seen?: boolean;
}
export type NewParcel = Pick<Parcel, 'id' | 'owner' | 'body' | 'title' | 'base'> & {
  pictures: readonly {
    id: string;
    purpose: PicturePurpose;
    sent: { id: string; claim: string } | null;
    bytes?: number;
  }[];
  /** When it was written, if not now. */
  madeAt?: number;
};

/** Its pictures that have still to go. */
export const picturesLeft = ({ pictures }: Parcel): ParcelPicture[] =>
  pictures.filter(({ sent, joined }) => sent === null && !joined);

/** What it takes on the device, as far as it still lies there. */
export const weightOf = (parcel: Parcel): { bytes: number; at: number } => ({
  bytes: parcel.pictures.reduce((sum, { bytes = 0 }) => sum + bytes, 1000),
  at: parcel.madeAt,
});
