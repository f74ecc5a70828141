import { builder, type Tx } from '../../../platform/database/database.ts';
import type { AccountsTables } from '../tables.ts';

const db = builder<AccountsTables>();

const credentials = (tx: Tx) =>
  db
    .selectFrom('credentials as c')
    .innerJoin('people as p', (join) => join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.person_id'))
    .select(['c.person_id', 'c.username', 'c.password_hash', 'c.last_post_id', 'p.active'])
    .where('c.tenant_id', '=', tx.tenantId);

export interface CredentialRow {
  person_id: string;
  username: string;
  password_hash: string;
  last_post_id: string | null;
  active: boolean;
}

/** The credential of a user name in its stored form, or undefined. */
export const credentialNamed = (tx: Tx, username: string): Promise<CredentialRow | undefined> =>
  tx.first(credentials(tx).where('c.username', '=', username));

/** The credential of a person, or undefined for who cannot sign in with a password. */
export const credentialOfPerson = (tx: Tx, personId: string): Promise<CredentialRow | undefined> =>
  tx.first(credentials(tx).where('c.person_id', '=', personId));
