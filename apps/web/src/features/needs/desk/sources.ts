/** Where a need may come from when somebody notes it by hand; requests and visits hand theirs over by themselves. */
export const sources = ['meeting', 'visit', 'box', 'questionnaire', 'website', 'account', 'request', 'other'] as const;
export type SourceKind = (typeof sources)[number];
