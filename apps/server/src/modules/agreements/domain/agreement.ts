import type { KindPart } from '../../../kernel/kind-part.ts';
import type { Review, Side } from '../contract-parts.ts';

/** What an agreement has beyond a matter; what it says lies in its editions. */
export interface AgreementOwn {
  communityId: string;
  unitId: string;
  drafting: Side;
  current: number;
  inForce: number | null;
  fromOn: string;
  untilOn: string;
  reviewOn: string | null;
  expiresOn: string | null;
  reviews: readonly Review[];
  renewsId: string | null;
  endReason: string | null;
  endedOn: string | null;
}

/** Of a field of `own` the column it lies in. */
export const agreementPart: KindPart<AgreementOwn> = {
  table: 'agreements',
  columns: {
    communityId: 'community_id',
    unitId: 'unit_id',
    drafting: 'drafting',
    current: 'current',
    inForce: 'in_force',
    fromOn: 'from_on',
    untilOn: 'until_on',
    reviewOn: 'review_on',
    expiresOn: 'expires_on',
    reviews: 'reviews',
    renewsId: 'renews_id',
    endReason: 'end_reason',
    endedOn: 'ended_on',
  },
};

/** What lies as JSON goes out as text. */
export const columnsOf = (own: Partial<AgreementOwn>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(own).map(([field, value]) => [
      agreementPart.columns[field as keyof AgreementOwn],
      value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  );

export const sides: readonly Side[] = ['community', 'unit'];
export const otherSide = (side: Side): Side => (side === 'community' ? 'unit' : 'community');
export const unitOf = (own: Pick<AgreementOwn, 'communityId' | 'unitId'>, side: Side): string =>
  side === 'community' ? own.communityId : own.unitId;
export const sideOf = (own: Pick<AgreementOwn, 'communityId' | 'unitId'>, unitId: string | null): Side | null =>
  sides.find((side) => unitOf(own, side) === unitId) ?? null;

/** The review that is not concluded yet. */
export const openReview = (own: Pick<AgreementOwn, 'reviews'>): Review | undefined =>
  own.reviews.find(({ next }) => next === null);

/** A review as one side sees it: what the other said only after the own side has; onlookers once both have. */
export function reviewSeenBy(review: Review, side: Side | null): Review {
  if (review.community && review.unit) return review;
  const own = side && review[side];
  if (own) return review;
  return { ...review, community: null, unit: null };
}
