import { AppError } from '../../kernel/errors.ts';
import type { Keys } from '../crypto.ts';
import { sha256 } from '../crypto.ts';
import { violated, type Tx } from '../database/database.ts';

export interface StoredAnswer {
  status: number;
  body: string;
}

export interface IdempotentCall {
  key: string;
  /** Whose key it is: a person, or nobody ('anonymous'), so that two people's keys never meet. */
  caller: string;
  /** What was asked: the same key with another body is a mistake of the client. */
  fingerprint: string;
}

export const fingerprintOf = (method: string, url: string, body: unknown): string =>
  sha256(`${method} ${url} ${JSON.stringify(body ?? null)}`).toString('base64url');

/** The stored answer of an earlier call with this key, or undefined. Throws 422 when it was asked something else. */
export async function findAnswer(tx: Tx, keys: Keys, call: IdempotentCall): Promise<StoredAnswer | undefined> {
  const [row] = await tx.sql<{ fingerprint: string; status: number; body: string }>(
    'select fingerprint, status, body from idempotency_keys where tenant_id = $1 and caller = $2 and key = $3',
    [tx.tenantId, call.caller, call.key],
  );
  if (!row) return undefined;
  if (row.fingerprint !== call.fingerprint) {
    throw new AppError('invalid', 'idempotency-key-reused', {
      zh: '同一个提交编号被用于不同的内容，请刷新后重新提交。',
      en: 'This Idempotency-Key was used for another request. Use a new key.',
    });
  }
  return { status: row.status, body: keys.open(Buffer.from(row.body, 'base64'), contextOf(call)) };
}

/** Keeps the answer in the same transaction as the change, sealed because it may hold a query code. */
export async function keepAnswer(tx: Tx, keys: Keys, call: IdempotentCall, answer: StoredAnswer): Promise<void> {
  const sealed = keys.seal(answer.body, contextOf(call)).toString('base64');
  await tx.sql(
    'insert into idempotency_keys (tenant_id, caller, key, fingerprint, status, body) values ($1, $2, $3, $4, $5, $6)',
    [tx.tenantId, call.caller, call.key, call.fingerprint, answer.status, sealed],
  );
}

export const isKeyRace = (error: unknown): boolean => violated(error) === 'idempotency_keys_pkey';
const contextOf = (call: IdempotentCall): string => `idempotency:${call.caller}:${call.key}`;
