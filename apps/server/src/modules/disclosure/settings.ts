import { Type, type Static } from 'typebox';

/** Per-tenant options of public lists. */
export const DisclosureSettings = Type.Object({
  /** Under which others may use the open data. */
  licence: Type.String({ default: 'CC BY 4.0' }),
});
export type DisclosureSettings = Static<typeof DisclosureSettings>;

export const defaultSettings: DisclosureSettings = { licence: 'CC BY 4.0' };
