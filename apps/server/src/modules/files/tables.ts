export type FilePurpose = 'report-photo' | 'evidence' | 'before' | 'after' | 'import' | 'export';

export interface FileTable {
  tenant_id: number;
  id: string;
  /** What it belongs to; null until it is attached. */
  subject_id: string | null;
  purpose: FilePurpose;
  name: string;
  media_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** Of the bytes as kept. */
  sha256: Buffer;
  storage_key: string;
  claim_hash: Buffer | null;
  uploaded_by: string | null;
  created_at: Date;
}

export interface FilesTables {
  files: FileTable;
}
