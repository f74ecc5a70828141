import { defaultLimits, type SheetLimits } from './limits.ts';
import type { SheetJob, SheetOpening } from './sheet-messages.ts';
import { type SheetReader, startReader } from './sheet-reader.ts';
import type { SheetRow } from './sheet-rows.ts';

export interface SheetOptions {
  /** The tab to read; without it the first visible one that holds anything. */
  sheet?: string;
  /** The row that names the columns; without it the first that does not look like a title. */
  headerRow?: number;
  limits?: Partial<SheetLimits>;
}

/** A table that has been opened: what it is, its header and first rows, and all rows below the header. */
export interface Sheet extends SheetOpening {
  /** Rows below the header that hold something. May be read again from the start; a file read by path must stay there. */
  rows(): AsyncGenerator<SheetRow>;
  /** Ends the reading thread. Needed only when `rows` is never read to its end; it ends by itself after half a minute. */
  close(): Promise<void>;
}

const idleMs = 30_000;

/**
 * Opens a table a person has uploaded. All parsing happens in a thread of its own with bounded memory and time, so a
 * malicious file costs its sender an error and nobody else anything. Throws AppError `sheet-*`.
 */
export async function openSheet(
  source: { path: string } | Uint8Array,
  name: string,
  options: SheetOptions = {},
): Promise<Sheet> {
  const limits = { ...defaultLimits, ...options.limits };
  const job: SheetJob = {
    source: source instanceof Uint8Array ? { bytes: source } : source,
    name,
    sheet: options.sheet,
    headerRow: options.headerRow,
    limits,
  };
  const waiting = waitingReader(await startReader(job));
  return {
    ...waiting.opening,
    close: waiting.end,
    async *rows() {
      const reader = waiting.take() ?? (await startReader(job));
      try {
        for (let done = false; !done; ) {
          const batch = await reader.next();
          done = batch.done;
          yield* batch.rows;
        }
      } finally {
        await reader.stop();
      }
    },
  };
}

/** Keeps the reader that has seen the header ready for the rows, for half a minute or until its place is needed. */
function waitingReader(first: SheetReader) {
  let reader: SheetReader | undefined = first;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = reader;
    reader = undefined;
    await ending?.stop();
  };
  const idle = setTimeout(end, idleMs).unref();
  const gone = (): void => {
    clearTimeout(idle);
    reader = undefined;
  };
  first.pause(gone);
  return {
    opening: first.opening,
    end,
    take(): SheetReader | undefined {
      const taken = reader;
      taken?.resume();
      gone();
      return taken;
    },
  };
}
