import { editionEndpoints } from './contract-editions.ts';
import { previewEndpoints } from './contract-preview.ts';
import { publicEndpoints } from './contract-public.ts';

export * from './contract-editions.ts';
export * from './contract-preview.ts';
export * from './contract-public.ts';
export type { EditionDiff, ItemFacts, ListKind, PublicItem } from './contract-parts.ts';

export const disclosureEndpoints = { ...editionEndpoints, ...previewEndpoints, ...publicEndpoints };
