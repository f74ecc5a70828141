export interface OfflineParcelTable {
  tenant_id: number;
  /** Made on the phone. */
  id: string;
  kind: string;
  fingerprint: Buffer;
  /** What it became, or what it changed. */
  subject_id: string;
  /** Where pictures go that do not belong to the subject itself: the picture's id to its own subject's. */
  picture_subjects: Record<string, string> | null;
  author_id: string;
  sent_by: string;
  /** By the phone's clock. */
  made_at: Date;
  sent_at: Date;
  /** By ours. */
  received_at: Date;
  /** Sealed. */
  answer: string;
}

export interface OfflineTables {
  offline_parcels: OfflineParcelTable;
}
