/** What one kind of matter keeps beside the shared record: its table, and of each field the column it lies in. */
export interface KindPart<Own> {
  table: string;
  columns: Record<keyof Own, string>;
  /** Columns of uuid[], which would come as text. */
  uuidLists?: readonly (keyof Own)[];
}
