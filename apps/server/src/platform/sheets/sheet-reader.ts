import { Worker } from 'node:worker_threads';
import { sheetError } from './sheet-error.ts';
import type { Failure, SheetAnswer, SheetJob, SheetOpening } from './sheet-messages.ts';
import type { SheetRow } from './sheet-rows.ts';
import { workerScript } from './worker-script.ts';
import { createSlots } from './worker-slots.ts';

const slots = createSlots(4);

/** One pass through a table in a thread of its own. */
export interface SheetReader {
  opening: SheetOpening;
  next(): Promise<{ rows: SheetRow[]; done: boolean }>;
  /** Says that nobody reads on for now: the thread may be ended when its place is needed, and `onStop` is told. */
  pause(onStop: () => void): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts the thread and waits for the header. */
export async function startReader(job: SheetJob): Promise<SheetReader> {
  const slot = await slots.take();
  const { url, execArgv } = workerScript('sheet-worker');
  const worker = new Worker(url, {
    workerData: job,
    execArgv,
    // A parser of untrusted files has no business with the server's secrets.
    env: {},
    // Nor has what a parser mutters about a file any place in the server's log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: job.limits.heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  worker.unref();
  worker.stdout.resume();
  worker.stderr.resume();
  const stop = async (): Promise<void> => {
    await worker.terminate();
    slot.release();
  };
  const ask = createAsking(worker, stop);
  const answer = await ask(job.limits.openMs);
  if (!('opening' in answer)) throw sheetError('sheet-corrupt');
  let timeLeft = job.limits.readMs;
  return {
    opening: answer.opening,
    stop,
    pause: (onStop) =>
      slot.lend(() => {
        onStop();
        void stop();
      }),
    resume: () => slot.claim(),
    async next() {
      const asked = performance.now();
      worker.postMessage('next');
      const rows = await ask(timeLeft);
      timeLeft -= performance.now() - asked;
      if (!('rows' in rows)) throw sheetError('sheet-corrupt');
      return rows;
    },
  };
}

/** Waits for the thread's next answer. A failure, a crash and the end of patience all stop the thread and throw. */
function createAsking(worker: Worker, stop: () => Promise<void>): (patienceMs: number) => Promise<SheetAnswer> {
  let settle: ((outcome: SheetAnswer | Error) => void) | undefined;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    settle?.(ended);
  };
  worker.on('message', (answer: SheetAnswer) => settle?.(answer));
  worker.on('error', (error) => end(crashOf(error)));
  worker.on('exit', (code) => end(new Error(`the reading thread ended with code ${code}`)));
  return async (patienceMs) => {
    let timer: NodeJS.Timeout | undefined;
    const outcome = await new Promise<SheetAnswer | Error>((resolve) => {
      settle = resolve;
      if (ended) resolve(ended);
      timer = setTimeout(() => resolve(sheetError('sheet-too-slow')), Math.max(0, patienceMs));
    });
    clearTimeout(timer);
    settle = undefined;
    const problem = outcome instanceof Error ? outcome : 'failure' in outcome ? failed(outcome.failure) : undefined;
    if (problem === undefined) return outcome as SheetAnswer;
    await stop();
    throw problem;
  };
}

function failed({ code, details, cause }: Failure): Error {
  const error = sheetError(code, details);
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** A thread that runs out of memory has met its limit; any other crash is a fault of ours and stays one. */
const crashOf = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? sheetError('sheet-too-large', { what: 'memory' }) : error;
