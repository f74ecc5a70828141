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

/** A picture on its way in pieces. */
export interface UploadTable {
  tenant_id: number;
  /** Made on the phone. */
  id: string;
  purpose: FilePurpose;
  /** Of the whole, as the phone has it. */
  sha256: Buffer;
  bytes: number;
  /** How many bytes are here, from the start. */
  received: number;
  /** Where each piece begins. */
  piece_starts: number[];
  /** The text it follows. */
  parcel_id: string;
  begun_by: string;
  touched_at: Date;
  /** What became of it, once it is whole. */
  file_id: string | null;
}

export interface FilesTables {
  files: FileTable;
  uploads: UploadTable;
}
