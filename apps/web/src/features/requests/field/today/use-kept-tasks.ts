import type { MatterRow } from '@huying/server/contract/matters';
import { getRequest } from '@huying/server/contract/requests';
import { useEffect } from 'react';
import { call } from '../../../../lib/api.ts';

/** As many as somebody handles in a day. */
const MOST = 30;
/** Versions that lie on the phone already, as far as this page knows. */
const fetched = new Map<string, number>();

/** Reads the tasks of the list one by one while there is a connection, so that each opens without one. */
export function useKeptTasks(rows: readonly MatterRow[]): void {
  useEffect(() => {
    const controller = new AbortController();
    const fetchAll = async () => {
      for (const row of rows.slice(0, MOST)) {
        const id = row.parentId ?? row.id;
        if (controller.signal.aborted || !navigator.onLine) return;
        if (fetched.get(row.id) === row.version) continue;
        await call(getRequest, { params: { id }, signal: controller.signal, renewsSession: false });
        fetched.set(row.id, row.version);
      }
    };
    fetchAll().catch(() => undefined);
    return () => controller.abort();
  }, [rows]);
}
