/** What was written without a connection: it arrives once, text before pictures. Modules below register their kinds. */
export { type Delivered, type ParcelKind, parcelKinds } from './parcel-kinds.ts';
