import { startTestApp, type TestApp } from '../../apps/server/src/app/testing.ts';
import { needsEndpoints as api } from '../../apps/server/src/modules/needs/contract.ts';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded.ts';
import { migrate } from '../../apps/server/src/platform/database/migrate.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { quantile } from './insight-alike.ts';
import type { District } from './matching-texts.ts';

const BATCH = 5000;

export interface OneNeed {
  resources: number;
  asked: number;
  p50: number;
  p95: number;
  worst: number;
  /** How many needs were offered anything. */
  offered: number;
}

/** The candidates of one need after another, through HTTP, on a real PostgreSQL of its own. */
export async function measureOneNeed(folder: string, district: District): Promise<OneNeed> {
  const database = await startEmbedded({ dataDir: folder, tell: () => {} });
  try {
    await migrate(database.url);
    const test = await startTestApp({ url: database.url, drop: async () => {} });
    try {
      await lay(test, district);
      return await ask(test, district);
    } finally {
      await test.stop();
    }
  } finally {
    await database.stop();
  }
}

/** Laid as rows: what is measured is the search, and a hundred thousand offers by hand would say nothing more. */
async function lay(test: TestApp, { resources, resourceTexts }: District): Promise<void> {
  const { owner } = test.platform.db;
  const units = [test.units.water, test.units.heat, test.units.c1, test.units.c2];
  const grids = [test.places.G1, test.places.G2, test.places.G3, test.places.C1];
  for (let from = 0; from < resources.length; from += BATCH) {
    const rows = resources.slice(from, from + BATCH).map(({ sort, words, left, untilOn, reachM }, i) => ({
      ...{ id: newId(test.now()), sort, words, left, untilOn, reachM },
      unitId: units[i % units.length],
      placeId: grids[i % grids.length],
      name: (resourceTexts[from + i] ?? '').slice(0, 60),
    }));
    await owner.query(
      `insert into resources (tenant_id, id, unit_id, giver, sort, name, capacity, measure, until_on, place_id, reach_m, words, state, created_at, updated_at)
       select $1, id, "unitId", 'unit', sort, name, "left", '次', "untilOn", "placeId", "reachM", words, 'open', now(), now()
       from jsonb_to_recordset($2::jsonb) as t(id uuid, "unitId" uuid, sort text, name text, "left" int, "untilOn" date, "placeId" uuid, "reachM" int, words text[])`,
      [test.tenantId, JSON.stringify(rows)],
    );
  }
  await owner.query('vacuum analyze resources');
}

async function ask(test: TestApp, { needTexts, resources }: District): Promise<OneNeed> {
  const worker = await test.signIn('grid-worker', { unit: 'c1', place: 'G1' });
  const times: number[] = [];
  let offered = 0;
  for (const [i, content] of needTexts.entries()) {
    const sort = ['care', 'surroundings', 'work', 'culture'][i % 4];
    const noted = await test.call(api.noteNeed, {
      as: worker,
      body: { sort, content: content.slice(0, 400), source: { source: 'visit' } },
    });
    if (noted.status !== 201) throw new Error(`a need was not noted: ${noted.status} ${noted.text}`);
    const began = performance.now();
    const found = await test.call(api.listCandidates, { as: worker, params: { id: noted.json.id } });
    times.push(performance.now() - began);
    if (found.status !== 200) throw new Error(`no candidates: ${found.status} ${found.text}`);
    if (found.json.items.length > 0) offered += 1;
  }
  // The first few meet cold plans and pages.
  const warm = times.slice(5);
  const [p50, p95, worst] = [quantile(warm, 0.5), quantile(warm, 0.95), quantile(warm, 1)];
  return { resources: resources.length, asked: warm.length, p50, p95, worst, offered };
}
