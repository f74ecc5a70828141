/** What binds a sealed fact to its visit: moved elsewhere, it no longer opens. */
export const householdContext = (tenantId: number, visitId: string, what: 'household' | 'note'): string =>
  `visit-${what}:${tenantId}:${visitId}`;
