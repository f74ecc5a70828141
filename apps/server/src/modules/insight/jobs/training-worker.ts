import { parentPort, workerData } from 'node:worker_threads';
import { printKeys } from '../domain/alike.ts';
import { fitModel } from '../domain/fit-model.ts';
import { FORMAT, type ModelSet } from '../domain/model-set.ts';
import { countCommon, countHistory, examplesOf, publishedExamples, type TrainingRow } from '../domain/training-set.ts';
import { unitOptions } from '../domain/unit-options.ts';
import { packModels } from '../queries/packed-models.ts';
import type { TrainingAnswer, TrainingBatch, TrainingTask } from './training-messages.ts';

const task = workerData as TrainingTask;
const rows: TrainingRow[] = [];

/** Learns from all rows; the texts die with this thread. */
function learn(): TrainingAnswer {
  const { category, unit } = examplesOf(rows);
  const byCategory = fitModel([...publishedExamples(task.cards), ...category]);
  const byUnit = fitModel(unit, unitOptions);
  const set: ModelSet = {
    format: FORMAT,
    category: byCategory?.model ?? null,
    unit: byUnit?.model ?? null,
    history: countHistory(rows),
    common: new Map(
      countCommon(
        rows.map((row) => row.content),
        (text) => printKeys(task.tenantId, text),
      ),
    ),
    requests: rows.length,
  };
  const quality = { category: byCategory?.quality ?? null, unit: byUnit?.quality ?? null };
  return { body: packModels(set), requests: rows.length, quality };
}

const answer = (message: TrainingAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (batch: TrainingBatch) => {
  for (const row of batch) rows.push(row);
  answer(batch.length > 0 ? 'next' : learn());
});
