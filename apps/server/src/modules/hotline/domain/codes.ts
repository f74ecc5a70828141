/** Fields of an order in which the hotline speaks in codes of its own. */
export const codedFields = ['category', 'area', 'urgency'] as const;
export type CodedField = (typeof codedFields)[number];

/** Their codes and ours, as the tenant has settled them; one version replaces another, none is changed. */
export interface MapEntries {
  /** Theirs → the code of a category of the list. */
  category: Record<string, string>;
  /** Theirs → the code of a place. */
  area: Record<string, string>;
  /** Theirs → urgent, normal or complex. */
  urgency: Record<string, string>;
  /** Our state → theirs. */
  status: Record<string, string>;
}

export const emptyMap: MapEntries = { category: {}, area: {}, urgency: {}, status: {} };

/** What they are told where the tenant has settled nothing else: our states, by the names that are usual between systems. */
const usual: Record<string, string> = {
  registered: 'received',
  'need-info': 'waiting-citizen',
  accepted: 'accepted',
  filed: 'accepted',
  dispatched: 'dispatched',
  returned: 'dispatched',
  handling: 'handling',
  suspended: 'suspended',
  merged: 'handling',
  replied: 'replied',
  verified: 'replied',
  'followed-up': 'followed-up',
  closed: 'closed',
  archived: 'closed',
  declined: 'declined',
  withdrawn: 'withdrawn',
  void: 'withdrawn',
};
export const ourStates = Object.keys(usual);

/** Their code of one of our states; a state that nobody has foreseen goes out under its own name rather than not at all. */
export const statusFor = (map: MapEntries, state: string): string => map.status[state] ?? usual[state] ?? state;
export const usualStatus = (state: string): string => usual[state] ?? state;
