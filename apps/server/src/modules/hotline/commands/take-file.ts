import type { Ctx } from '../../../platform/context.ts';
import { conflict } from '../../../kernel/errors.ts';
import type { FileResult, PushResult } from '../contract.ts';
import { findLink } from '../queries/link.ts';
import { type FileRow, type ReadFile, readOrdersFile } from './read-file.ts';
import { takeIn } from './take-in.ts';

const BATCH = 500;
type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/** Takes a file of orders in, some hundred rows a transaction: cut off and given again, it goes on and makes nothing twice. */
export async function takeFile(
  inTransaction: InTransaction,
  path: string,
  name: string,
): Promise<{ result: FileResult; file: ReadFile }> {
  const file = await inTransaction((ctx) => readOrdersFile(ctx, path, name));
  const result: FileResult = { rows: file.rows.length, accepted: 0, duplicate: 0, rejected: [] };
  const wanted: (FileRow & { message: object })[] = [];
  for (const row of file.rows) {
    if (row.message) wanted.push({ ...row, message: row.message });
    else result.rejected.push({ row: row.row, reason: row.reason ?? unknown });
  }
  for (let from = 0; from < wanted.length; from += BATCH) {
    const some = wanted.slice(from, from + BATCH);
    const answers = await inTransaction(async (ctx) => {
      const link = await findLink(ctx.tx);
      if (!link?.enabled) throw notConnected();
      return takeIn(
        ctx,
        link,
        some.map(({ message }) => message),
        'file',
      );
    });
    some.forEach(({ row }, i) => {
      count(result, row, answers[i]);
    });
  }
  return { result, file };
}

function count(result: FileResult, row: number, answer: PushResult | undefined): void {
  if (answer?.status === 'rejected') result.rejected.push({ row, reason: unknown });
  else if (answer?.status === 'duplicate' || answer?.reason !== undefined) result.duplicate += 1;
  else result.accepted += 1;
}

const unknown = {
  zh: '这一行看不懂，原样保存在收发记录里',
  en: 'This row was not understood; it is kept in the message log',
};

export const notConnected = () =>
  conflict(
    'hotline-not-connected',
    '本系统还没有启用热线对接，请联系系统管理员。',
    'The hotline is not connected here yet: ask the system administrator.',
  );
