import type { ColumnType } from 'kysely';

type Json<T> = ColumnType<T, string, string>;

export interface AgreementTable {
  tenant_id: number;
  id: string;
  community_id: string;
  unit_id: string;
  drafting: string;
  current: number;
  in_force: number | null;
  from_on: string;
  until_on: string;
  review_on: string | null;
  expires_on: string | null;
  reviews: Json<unknown[]>;
  renews_id: string | null;
  end_reason: string | null;
  ended_on: string | null;
}

export interface AgreementEditionTable {
  tenant_id: number;
  agreement_id: string;
  number: number;
  content: Json<object>;
  hash: string;
  side: string;
  note: string;
  written_by: string | null;
  written_at: Date;
  sent_at: Date | null;
}

export interface AgreementSignatureTable {
  tenant_id: number;
  agreement_id: string;
  number: number;
  side: string;
  unit_id: string;
  person_id: string;
  hash: string;
  signed_at: Date;
}

export interface AgreementsTables {
  agreements: AgreementTable;
  agreement_editions: AgreementEditionTable;
  agreement_signatures: AgreementSignatureTable;
}
