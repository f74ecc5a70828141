import type { Endpoint } from '../../apps/server/src/kernel/endpoint.ts';
import { startTestApp, type Person, type TestApp } from '../../apps/server/src/app/testing.ts';
import { saveModel } from '../../apps/server/src/modules/insight/commands/save-model.ts';
import { insightEndpoints as api } from '../../apps/server/src/modules/insight/contract.ts';
import { printKeys } from '../../apps/server/src/modules/insight/domain/alike.ts';
import { FORMAT } from '../../apps/server/src/modules/insight/domain/model-set.ts';
import { sequence } from '../../apps/server/src/modules/insight/domain/train-model.ts';
import { countCommon } from '../../apps/server/src/modules/insight/domain/training-set.ts';
import { packModels } from '../../apps/server/src/modules/insight/queries/packed-models.ts';
import { MOST_REQUESTS } from '../../apps/server/src/modules/insight/queries/training-rows.ts';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { readAll, sharedData } from '../../apps/server/src/platform/sheets/testing.ts';
import { alikePairs, shinglesOf } from './insight-groups.ts';

const DAY = 86_400_000;
/** All texts lie within these days, so that none is spared by its age. */
const SPAN_DAYS = 60;
const BATCH = 2000;

interface Text {
  id: string;
  title: string;
  content: string;
  user: string;
  at: Date;
}

export interface AlikeFigures {
  texts: number;
  asked: number;
  p50: number;
  p95: number;
  worst: number;
  draftP95: number;
  indexMiB: number;
  /** Copies: half the runs of eight characters of the shorter text in common. */
  copies: Recall;
  /** The same user again, with four characters in a row of one title in the other. */
  repeats: Recall;
  /** How many suggestions a text gets, and how many of these lie among the texts made up of other sentences. */
  shown: number;
  strangers: number;
}
interface Recall {
  pairs: number;
  found: number;
}

/** One suggestion among so many texts, through HTTP on a real PostgreSQL of its own, and what it finds. */
export async function measureAlike(folder: string, size: number, tell: (line: string) => void): Promise<AlikeFigures> {
  const database = await startEmbedded({ dataDir: folder, tell: () => {} });
  try {
    await migrate(database.url);
    const test = await startTestApp({ url: database.url, drop: async () => {} });
    try {
      const { real, all } = await texts(size, test.now());
      await lay(test, all);
      tell(`  ${all.length} texts laid`);
      return await ask(test, real, all.length);
    } finally {
      await test.stop();
    }
  } finally {
    await database.stop();
  }
}

async function texts(size: number, now: Date): Promise<{ real: Text[]; all: Text[] }> {
  const random = sequence(4326);
  const at = (share: number): Date => new Date(now.getTime() - SPAN_DAYS * DAY * (1 - share));
  const file = await readAll({ path: sharedData('messages/hot-issues-4326.xlsx') }, 'hot-issues-4326.xlsx');
  const real = file.all.map(({ cells }, i): Text => {
    const when = at(i / file.all.length);
    const title = (cells[2] ?? '').trim();
    return { id: newId(when), title, content: `${title}。${(cells[4] ?? '').trim()}`, user: cells[1] ?? '', at: when };
  });
  const others = await readAll({ path: sharedData('messages/labelled-7146.csv') }, 'labelled-7146.csv');
  const column = others.header.indexOf('留言详情');
  const sentences = others.all.flatMap(({ cells }) =>
    (cells[column] ?? '').split(/[。！？\n]/).filter((s) => s.length >= 8),
  );
  const made = Array.from({ length: size - real.length }, (): Text => {
    const when = at(random());
    const parts = Array.from(
      { length: 2 + Math.floor(random() * 5) },
      () => sentences[Math.floor(random() * sentences.length)],
    );
    const content = parts.join('。').slice(0, 2000);
    return { id: newId(when), title: content.slice(0, 20), content, user: '', at: when };
  });
  return { real, all: [...real, ...made] };
}

async function lay(test: TestApp, all: readonly Text[]): Promise<void> {
  const { owner } = test.platform.db;
  for (let from = 0; from < all.length; from += BATCH) {
    const rows = all.slice(from, from + BATCH).map(({ id, title, content, at }, i) => ({
      id,
      number: `B${from + i}`,
      title: title.slice(0, 40),
      content: content.slice(0, 5000),
      at: at.toISOString(),
      keys: Array.from(printKeys(test.tenantId, content)),
    }));
    await owner.query(
      `with t as (select * from jsonb_to_recordset($2::jsonb) as t(id uuid, number text, title text, content text, at timestamptz, keys int[])),
         m as (insert into matters (tenant_id, id, kind, number, title, state, open, source, created_at, updated_at)
           select $1, id, 'request', number, title, 'registered', true, 'import', at, at from t),
         r as (insert into requests (tenant_id, id, content) select $1, id, content from t)
       insert into request_prints (tenant_id, request_id, made_at, keys) select $1, id, at, keys from t`,
      [test.tenantId, JSON.stringify(rows).replaceAll('\\u0000', '')],
    );
  }
  await owner.query('analyze matters; analyze requests; analyze request_prints');
  const sample = all.slice(-MOST_REQUESTS).map((text) => text.content);
  const common = new Map(countCommon(sample, (text) => printKeys(test.tenantId, text)));
  const body = packModels({
    format: FORMAT,
    category: null,
    unit: null,
    history: new Map(),
    common,
    requests: all.length,
  });
  await test.platform.db.transaction(test.tenantId, (tx) =>
    saveModel(test.platform, tx, { body, requests: all.length, quality: {} }),
  );
}

const ASKED = 1000;

async function ask(test: TestApp, real: readonly Text[], size: number): Promise<AlikeFigures> {
  const dispatcher = await test.signIn('district-dispatcher', { unit: 'd' });
  const ids = new Set(real.map((text) => text.id));
  const labels = labelsOf(real);
  const wanted = [...new Set([...labels.copies, ...labels.repeats].flat())];
  const random = sequence(7);
  const asked = new Set([...wanted, ...Array.from({ length: ASKED }, () => Math.floor(random() * real.length))]);
  const times: number[] = [];
  const found = new Map<number, Set<string>>();
  let shown = 0;
  let strangers = 0;
  await timed(test, dispatcher, api.duplicatesOfRequest, { params: { id: real[0]!.id } });
  for (const i of asked) {
    const { ms, items } = await timed(test, dispatcher, api.duplicatesOfRequest, { params: { id: real[i]!.id } });
    times.push(ms);
    found.set(i, new Set(items.map((item) => item.id)));
    shown += items.length;
    strangers += items.filter((item) => !ids.has(item.id)).length;
  }
  const drafts: number[] = [];
  for (const i of [...asked].slice(0, 300))
    drafts.push(
      (await timed(test, dispatcher, api.duplicatesOfDraft, { body: { content: real[i]!.content.slice(0, 5000) } })).ms,
    );
  const recall = (pairs: readonly [number, number][]): Recall => ({
    pairs: pairs.length * 2,
    found: pairs
      .flatMap(
        ([a, b]) =>
          [
            [a, b],
            [b, a],
          ] as const,
      )
      .filter(([a, b]) => found.get(a)?.has(real[b]!.id)).length,
  });
  const { rows } = await test.platform.db.owner.query<{ size: number }>(
    `select pg_total_relation_size('request_prints')::float8 as size`,
  );
  return {
    texts: size,
    asked: asked.size,
    ...{
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      worst: quantile(times, 1),
      draftP95: quantile(drafts, 0.95),
    },
    indexMiB: (rows[0]?.size ?? 0) / 1_048_576,
    copies: recall(labels.copies),
    repeats: recall(labels.repeats),
    shown: shown / asked.size,
    strangers: strangers / Math.max(1, shown),
  };
}

async function timed(
  test: TestApp,
  as: Person,
  endpoint: Endpoint,
  options: object,
): Promise<{ ms: number; items: { id: string }[] }> {
  const began = performance.now();
  const answer = await test.call(endpoint, { as, ...options });
  const ms = performance.now() - began;
  if (answer.status !== 200) throw new Error(`${endpoint.path} answered ${answer.status}: ${answer.text}`);
  return { ms, items: answer.json.items };
}

/** The labels the file offers: what was posted twice, and who came again about the same thing. */
function labelsOf(real: readonly Text[]): { copies: [number, number][]; repeats: [number, number][] } {
  const copies = alikePairs(real.map((text) => shinglesOf(text.content)));
  const known = new Set(copies.map(([a, b]) => `${a} ${b}`));
  const byUser = new Map<string, number[]>();
  real.forEach(({ user }, i) => {
    byUser.set(user, [...(byUser.get(user) ?? []), i]);
  });
  const repeats = [...byUser.values()].flatMap((own) =>
    own.flatMap((b, k) =>
      own
        .slice(0, k)
        .filter((a) => !known.has(`${a} ${b}`) && runInCommon(real[a]!.title, real[b]!.title))
        .map((a): [number, number] => [a, b]),
    ),
  );
  return { copies, repeats };
}

const RUN = 4;
function runInCommon(a: string, b: string): boolean {
  for (let i = 0; i + RUN <= a.length; i++) {
    const run = a.slice(i, i + RUN);
    if (/^\p{Script=Han}+$/u.test(run) && b.includes(run)) return true;
  }
  return false;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
