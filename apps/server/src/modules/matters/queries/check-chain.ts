import type { Ctx } from '../../../platform/context.ts';
import { eventHash } from '../../../platform/events.ts';

interface EventRow {
  seq: number;
  kind: string;
  at: Date;
  actor_id: string | null;
  post_id: string | null;
  unit_id: string | null;
  data: Record<string, unknown>;
  prev_hash: Buffer;
  hash: Buffer;
}

/** Recomputes a matter's hash chain from its facts and holds it against what is stored, the head in the matter included. */
export async function checkChain(
  { tx }: Ctx,
  id: string,
): Promise<{ length: number; intact: boolean; brokenAt: number | null }> {
  const events = await tx.sql<EventRow>(
    'select seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash from events where tenant_id = $1 and subject_id = $2 order by seq',
    [tx.tenantId, id],
  );
  const [head] = await tx.sql<{ log_seq: number; log_head: Buffer }>(
    'select log_seq, log_head from matters where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  let before: Buffer = Buffer.alloc(0);
  let expected = 1;
  for (const { seq, kind, at, actor_id, post_id, unit_id, data, prev_hash, hash } of events) {
    const own = eventHash(before, {
      tenantId: tx.tenantId,
      subjectId: id,
      seq,
      kind,
      at,
      actorId: actor_id,
      postId: post_id,
      unitId: unit_id,
      data,
    });
    if (seq !== expected || !prev_hash.equals(before) || !own.equals(hash))
      return { length: events.length, intact: false, brokenAt: seq };
    before = hash;
    expected += 1;
  }
  const whole = head !== undefined && head.log_seq === events.length && head.log_head.equals(before);
  return { length: events.length, intact: whole, brokenAt: whole ? null : events.length + 1 };
}
