import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { HotlineLink } from '../contract.ts';
import { findLink, linkView, sealContext } from '../queries/link.ts';

export type LinkInput = Omit<HotlineLink, 'hasSecret' | 'hasToken' | 'folder'> & {
  secret?: string | null;
  token?: string | null;
};

/** Changes the connection. Secrets are sealed and never shown again. Throws version-conflict, secret-needed. */
export async function setLink(ctx: Ctx, input: LinkInput): Promise<HotlineLink> {
  const { tx, actor, now, platform } = ctx;
  const before = await findLink(tx);
  if ((before?.version ?? 0) !== input.version) throw changed(linkView(ctx, before));
  const sealed = (what: 'secret' | 'token', kept: Buffer | null): Buffer | null => {
    const given = input[what];
    if (given === undefined) return kept;
    return given === null ? null : platform.keys.seal(given, sealContext(tx.tenantId, what));
  };
  const secret = sealed('secret', before?.secret_sealed ?? null);
  if (input.enabled && input.signedOnly && secret === null) {
    throw invalid(
      'secret-needed',
      '要求签名时，请先填写与热线约定的签名密钥。',
      'Enter the secret agreed with the hotline before signatures are asked for.',
      { field: 'secret' },
    );
  }
  const id = before?.id ?? ctx.newId();
  const rows = await tx.sql(
    `insert into hotline_links as l (tenant_id, id, enabled, push_url, pull_url, pull_minutes, algorithm, signed_only, datum, secret_sealed,
       token_sealed, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant_id) do update set enabled = excluded.enabled, push_url = excluded.push_url, pull_url = excluded.pull_url,
       pull_cursor = case when l.pull_url is not distinct from excluded.pull_url then l.pull_cursor end,
       pull_minutes = excluded.pull_minutes, algorithm = excluded.algorithm, signed_only = excluded.signed_only, datum = excluded.datum,
       secret_sealed = excluded.secret_sealed, token_sealed = excluded.token_sealed, updated_at = excluded.updated_at, version = l.version + 1
     where l.version = $13 returning id`,
    [
      tx.tenantId,
      id,
      input.enabled,
      input.pushUrl,
      input.pullUrl,
      input.pullMinutes,
      input.algorithm,
      input.signedOnly,
      input.datum,
      secret,
      sealed('token', before?.token_sealed ?? null),
      now,
      input.version,
    ],
  );
  const after = linkView(ctx, await findLink(tx));
  if (rows.length === 0) throw changed(after);
  const { enabled, signedOnly, algorithm, hasSecret, hasToken } = after;
  await emit(tx, actor, now, id, {
    kind: 'hotline.link-changed',
    data: {
      enabled,
      signedOnly,
      algorithm,
      hasSecret,
      hasToken,
      newSecret: input.secret !== undefined,
      newToken: input.token !== undefined,
      pushHost: input.pushUrl && new URL(input.pushUrl).host,
      pullHost: input.pullUrl && new URL(input.pullUrl).host,
    },
  });
  return after;
}

const changed = (current: HotlineLink) =>
  conflict(
    'version-conflict',
    '设置刚被别人改过，请看过最新内容后再保存。',
    'Somebody has just changed the settings. Look at the latest before saving.',
    { current },
  );
