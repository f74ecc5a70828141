/** Ids, digests and instants: made by the machine, so their digits may be anything. */
const MADE = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32,}\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What a value says, as one text without what the machine made: in it even three digits are those of a person. */
export const wordsOf = (value: unknown): string => JSON.stringify(value).replace(MADE, '');
