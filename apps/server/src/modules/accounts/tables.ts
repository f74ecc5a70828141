import type { ColumnType, Generated } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';

type Json<T> = ColumnType<T, string, string>;

export interface PersonTable {
  tenant_id: number;
  id: string;
  name: string;
  /** Sealed with the context `people:<tenant>:<id>`. */
  phone_sealed: Buffer | null;
  phone_lookup: Buffer | null;
  active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
}

export interface CredentialTable {
  tenant_id: number;
  username: string;
  person_id: string;
  password_hash: string;
  must_change: Generated<boolean>;
  changed_at: Generated<Date>;
  last_used_at: Date | null;
  last_post_id: string | null;
}

export interface RoleTable {
  tenant_id: number;
  code: string;
  name: string;
  name_en: Generated<string>;
  scope: Actor['scope'];
  permissions: string[];
  exclusive: string | null;
  built_in: Generated<boolean>;
  version: Generated<number>;
}

export interface PostTable {
  tenant_id: number;
  id: string;
  person_id: string;
  role: string;
  unit_id: string | null;
  place_id: string | null;
  title: Generated<string>;
  /** Civil dates in the tenant's time zone, both days included. */
  valid_from: string;
  valid_until: string | null;
  granted_by: string | null;
  version: Generated<number>;
}

export interface SessionTable {
  tenant_id: number;
  token_hash: Buffer;
  person_id: string;
  post_id: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  address: Generated<string>;
  agent: Generated<string>;
}

export interface SavedViewTable {
  tenant_id: number;
  id: string;
  person_id: string;
  screen: string;
  name: string;
  query: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
}

export interface AccountsTables {
  people: PersonTable;
  credentials: CredentialTable;
  roles: RoleTable;
  posts: PostTable;
  sessions: SessionTable;
  saved_views: SavedViewTable;
}
