import { Worker } from 'node:worker_threads';
import type { Platform } from '../../../platform/context.ts';
import { workerScript } from '../../../platform/sheets/worker-script.ts';
import { currentLists } from '../../lists/index.ts';
import { saveModel } from '../commands/save-model.ts';
import { cardsOf, trainingRows } from '../queries/training-rows.ts';
import type { TrainingAnswer, TrainingBatch, TrainingTask } from './training-messages.ts';

const HEAP_MB = 1024;
/** A training that takes longer is given up; the model in use stays. */
const PATIENCE_MS = 15 * 60_000;

/** Every night: each tenant by itself, one after another, so that only one thread learns at a time. */
export async function trainAll(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants order by id');
  for (const { id } of rows) {
    // What goes wrong with one county must not keep the others from learning.
    await trainTenant(platform, id).catch((error: unknown) =>
      platform.log.error('learning failed; the model in use stays', error, { tenant: id }),
    );
  }
}

/** Learns from one tenant's requests in a thread of its own and stores a new version. `script` is the thread's. */
export async function trainTenant(
  platform: Platform,
  tenantId: number,
  script = workerScript('training-worker', import.meta.url),
): Promise<void> {
  const lists = await platform.db.read(tenantId, listsInForce);
  if (!lists) return;
  const thread = startThread({ tenantId, cards: cardsOf(lists.category.items) }, script);
  try {
    for await (const batch of trainingRows(platform, tenantId)) await thread.send(batch);
    const learned = await thread.send([]);
    if (learned === 'next') throw new Error('the training thread delivered no model');
    if (learned.requests === 0) return;
    await platform.db.transaction(tenantId, (tx) => saveModel(platform, tx, learned));
    platform.log.info('learned', { tenant: tenantId, requests: learned.requests, bytes: learned.body.byteLength });
  } finally {
    await thread.stop();
  }
}

/** Undefined for a tenant that is not set up yet. */
const listsInForce: (
  tx: Parameters<typeof currentLists>[0],
) => Promise<Awaited<ReturnType<typeof currentLists>> | undefined> = (tx) => currentLists(tx).catch(() => undefined);

function startThread(task: TrainingTask, { url, execArgv }: ReturnType<typeof workerScript>) {
  const worker = new Worker(url, {
    workerData: task,
    execArgv,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  // Whoever waits for an answer hears of the end as well, and so does whoever asks after it.
  const ended = new Promise<never>((_, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the training thread ended with code ${code}`)));
    setTimeout(() => reject(new Error('the training took too long')), PATIENCE_MS).unref();
  });
  ended.catch(() => {});
  return {
    stop: () => worker.terminate(),
    send: (batch: TrainingBatch): Promise<TrainingAnswer> => {
      const answer = new Promise<TrainingAnswer>((resolve) => {
        worker.once('message', resolve);
      });
      worker.postMessage(batch);
      return Promise.race([answer, ended]);
    },
  };
}
