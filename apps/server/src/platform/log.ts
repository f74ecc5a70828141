/** Structured lines on standard error: one JSON object each. Facts and ids only, never what residents wrote or who they are. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, error: unknown, facts?: Record<string, unknown>): void;
}

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** Lines below `least` are dropped. */
export function openLog(write: (line: string) => void = toStandardError, least: (typeof levels)[number] = 'info'): Log {
  const line = (level: (typeof levels)[number], message: string, facts: Record<string, unknown> = {}): void => {
    if (levels.indexOf(level) >= levels.indexOf(least))
      write(JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }));
  };
  return {
    info: (message, facts) => line('info', message, facts),
    warn: (message, facts) => line('warn', message, facts),
    error: (message, error, facts) =>
      line('error', message, {
        ...facts,
        error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        stack: error instanceof Error ? error.stack : undefined,
      }),
  };
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
