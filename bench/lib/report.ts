import type { Cell } from './load.ts';
import type { StartFigures } from './start.ts';

export interface Row {
  size: number;
  ours: Cell;
  thin: Cell;
  /** Transactions per second of pgbench at 16 clients; undefined where it was not asked or is not installed. */
  raw: number | undefined;
}

/** The best of five established systems at 16 clients on a 2-core machine, operations per second (bench/README.md). */
const BEST_PEER: Record<string, number> = { W1: 130, W2: 148, W3: 168, W4: 83, W5: 27, W6: 29 };

export interface Report {
  rows: Row[];
  starting: StartFigures | undefined;
  sizes: number[];
  machine: string;
  commit: string;
  date: string;
}

/** One Markdown page: rates, ratios, latencies, growth. */
export function table({ rows, starting, sizes, machine, commit, date }: Report): string {
  const lines = [
    '# Measured',
    '',
    `${date}, commit ${commit}, ${machine}. Load generator, server and PostgreSQL share the machine; compare ratios, not absolute rates.`,
    '',
    '| requests | work | clients | product /s | p50 ms | p95 ms | thin /s | product ÷ thin | best peer /s | product ÷ peer | raw PostgreSQL /s | errors |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const { size, ours, thin, raw } of rows) {
    const peer = ours.clients === 16 ? BEST_PEER[ours.work.slice(0, 2)] : undefined;
    lines.push(
      `| ${size} | ${ours.work} | ${ours.clients} | ${whole(ours.perSecond)} | ${ours.p50.toFixed(2)} | ${ours.p95.toFixed(2)} | ${whole(thin.perSecond)} | ${(ours.perSecond / thin.perSecond).toFixed(2)} | ${peer ?? ''} | ${peer ? `${(ours.perSecond / peer).toFixed(1)}×` : ''} | ${raw ? whole(raw) : ''} | ${ours.errors + thin.errors} |`,
    );
  }
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small < large) {
    lines.push(
      '',
      `Growth from ${small} to ${large} requests (time per operation, 16 clients):`,
      '',
      '| work | growth |',
      '| --- | ---: |',
    );
    for (const { ours } of rows.filter((row) => row.size === large && row.ours.clients === 16)) {
      const before = rows.find((row) => row.size === small && row.ours.clients === 16 && row.ours.work === ours.work);
      if (before) lines.push(`| ${ours.work} | ${(before.ours.perSecond / ours.perSecond).toFixed(2)}× |`);
    }
  }
  if (starting)
    lines.push(
      '',
      `W7: warm start ${starting.seconds.toFixed(2)} s, idle server ${whole(starting.idleMiB)} MiB (PSS of the Node process).`,
    );
  return `${lines.join('\n')}\n`;
}

const whole = (n: number): string => (Number.isFinite(n) ? String(Math.round(n)) : '–');
