import type { publicList } from '@huying/server/contract/disclosure';
import type { Output } from '../../../lib/api.ts';
import { type ListKind, listPath } from './paths.ts';

export type ListPage = Output<typeof publicList>;
interface LeftList {
  address: string;
  /** All that were on screen. */
  pages: readonly ListPage[];
  /** The row that was opened. */
  itemId: string;
}

let left: LeftList | null = null;

/** A row of a list is opened: whoever comes back finds the list as it was. */
export const leaveList = (list: LeftList): void => {
  left = list;
};
/** The list as it was left; undefined for another one. */
export const leftListAt = (address: string): LeftList | undefined => (left?.address === address ? left : undefined);
/** It has been gone back to, or another one is shown. */
export const forgetLeftList = (): void => {
  left = null;
};
/** The way back to the list of a place: with what was asked for there, when a row was opened from it. */
export const wayBack = (kind: ListKind, placeId: string): string => {
  const path = listPath(kind, placeId);
  return left?.address.startsWith(path) ? left.address : path;
};
