import type { Tx } from '../../../platform/database/database.ts';
import type { UploadState } from '../contract.ts';
import type { UploadTable } from '../tables.ts';

/** A picture on its way, held until the transaction ends: its pieces come one at a time. */
export async function uploadRow(tx: Tx, id: string): Promise<UploadTable | undefined> {
  const [row] = await tx.sql<UploadTable>('select * from uploads where tenant_id = $1 and id = $2 for update', [
    tx.tenantId,
    id,
  ]);
  return row;
}

export const stateOf = ({ id, received, file_id }: UploadTable): UploadState => ({ id, received, fileId: file_id });
