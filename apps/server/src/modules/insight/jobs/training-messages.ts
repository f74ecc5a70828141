import type { Quality } from '../domain/calibration.ts';
import type { Card, TrainingRow } from '../domain/training-set.ts';

/** What the training thread is started with. */
export interface TrainingTask {
  tenantId: number;
  cards: Card[];
}

/** Batches of requests; an empty one says that there are no more. The thread answers each, and the last with what it learned. */
export type TrainingBatch = TrainingRow[];
export type TrainingAnswer = 'next' | { body: Uint8Array; requests: number; quality: Record<string, Quality | null> };
