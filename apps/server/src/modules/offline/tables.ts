export interface OfflineParcelTable {
  tenant_id: number;
  /** Made on the phone. */
  id: string;
  kind: string;
  fingerprint: Buffer;
  /** What it became, or what it changed. */
  subject_id: string;
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
