import type { MatterRow } from '@huying/server/contract/matters';
import { getHazard } from '@huying/server/contract/patrols';
import { getRequest } from '@huying/server/contract/requests';
import { useEffect } from 'react';
import { call } from '../../../../lib/api.ts';
import { ApiError } from '../../../../lib/api-error.ts';

/** As many as somebody handles in a day. */
const MOST = 30;
/** Versions that lie on the phone already, as far as this page knows. */
const fetched = new Map<string, number>();

/** Reads what the page of a row asks for; the call itself keeps the answer. */
function readPageOf(row: MatterRow, signal: AbortSignal): Promise<unknown> {
  const input = { params: { id: row.parentId ?? row.id }, signal, renewsSession: false };
  return row.kind === 'hazard' ? call(getHazard, input) : call(getRequest, input);
}

/** A task that is no longer theirs keeps the others from nothing; with any other fault none can be read now. */
const isGone = (error: unknown): boolean => error instanceof ApiError && (error.status === 403 || error.status === 404);

/** Reads the tasks of the list one by one while there is a connection, so that each opens without one. */
export function useKeptTasks(rows: readonly MatterRow[]): void {
  useEffect(() => {
    const controller = new AbortController();
    const fetchAll = async () => {
      for (const row of rows.slice(0, MOST)) {
        if (controller.signal.aborted || !navigator.onLine) return;
        if (fetched.get(row.id) === row.version) continue;
        await readPageOf(row, controller.signal).catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
        fetched.set(row.id, row.version);
      }
    };
    fetchAll().catch(() => undefined);
    return () => controller.abort();
  }, [rows]);
}
