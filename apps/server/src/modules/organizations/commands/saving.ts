import { invalid } from '../../../kernel/errors.ts';

const constraintOf = (error: unknown): string | undefined =>
  error && typeof error === 'object' && 'code' in error && error.code === '23503' && 'constraint' in error
    ? String(error.constraint)
    : undefined;

/** Runs a write; a place that does not exist becomes an error for the person, because places are not ours to look up. */
export async function saving<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (constraintOf(error) !== 'units_tenant_id_place_id_fkey') throw error;
    throw invalid('no-such-place', '没有找到所选的区划，请重新选择。', 'The place was not found. Choose it again.');
  }
}
