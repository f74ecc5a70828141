import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Seeded } from './seed.ts';

const PGBENCH = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/bin/pgbench'].find((path) => existsSync(path));

/** The physical limit: the heart of each work straight in PostgreSQL by pgbench, prepared statements, no server of ours. */
export function rawRates(
  url: string,
  seed: Seeded & { grid: { id: string; path: string }; community: string },
  clients: number,
  seconds: number,
): Map<string, number> | undefined {
  if (!PGBENCH) return undefined;
  const t = seed.tenantId;
  const scripts: Record<string, string> = {
    'W1 create': `\\set n random(20000000, 2000000000)
with i as (select gen_random_uuid() as id), m as (insert into matters (tenant_id, id, kind, number, title, state, open, category, source, place_id, place_path, holder_id, created_at, updated_at)
 select ${t}, id, 'request', id::text, '路灯不亮', 'registered', true, '${seed.categories[0]}', 'phone', '${seed.grid.id}', '${seed.grid.path}', '${seed.community}', now(), now() from i returning id),
 e as (insert into events (tenant_id, subject_id, seq, kind, at, prev_hash, hash) select ${t}, id, 1, 'request.registered', now(), '\\x00', '\\x00' from m)
 insert into requests (tenant_id, id, content) select ${t}, id, '市民反映：路灯不亮，该问题持续已有半个月' from m;`,
    'W2 newest 20 open of a unit': `select id, number, title, state, created_at, due_at from matters where tenant_id = ${t} and holder_id = '${seed.departments[0]}' and open order by created_at desc, id desc limit 20;`,
    'W3 one request with its log': `select m.*, r.* from matters m join requests r using (tenant_id, id) where tenant_id = ${t} and id = '${seed.allIds[7919 % seed.allIds.length]}';
select * from events where tenant_id = ${t} and subject_id = '${seed.allIds[7919 % seed.allIds.length]}' order by seq;`,
    'W6 counts': `select lead_id, category, state, count from matter_counts where tenant_id = ${t};`,
  };
  const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'));
  const rates = new Map<string, number>();
  for (const [name, script] of Object.entries(scripts)) {
    const file = join(folder, 'script.sql');
    writeFileSync(file, script);
    const run = spawnSync(
      PGBENCH,
      ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file, url],
      { encoding: 'utf8' },
    );
    const tps = /tps = ([\d.]+)/.exec(run.stdout);
    if (tps) rates.set(name, Number(tps[1]));
    else console.error(`pgbench ${name}: ${run.stderr.slice(0, 400)}`);
  }
  rmSync(folder, { recursive: true });
  return rates;
}
