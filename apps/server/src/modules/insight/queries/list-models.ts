import type { Ctx } from '../../../platform/context.ts';
import { DAY } from '../../../kernel/time.ts';

const COUNT = `jsonb_build_object('all', count(*), 'offered', count(*) filter (where jsonb_array_length(offered) > 0),
  'first', count(*) filter (where rank = 1), 'top3', count(*) filter (where rank is not null))`;
const SELECT = `select jsonb_build_object(
  'items', coalesce((select jsonb_agg(jsonb_build_object('number', number, 'trainedAt', trained_at, 'requests', requests,
    'bytes', length(body), 'quality', quality) order by number desc) from insight_models where tenant_id = $1), '[]'),
  'choices', jsonb_build_object(
    'category', (select ${COUNT} from suggestion_choices where tenant_id = $1 and at >= $2 and kind = 'category'),
    'unit', (select ${COUNT} from suggestion_choices where tenant_id = $1 and at >= $2 and kind = 'unit')))::text as json`;

/** Versions of the model, newest first, and how often what was offered was taken: one statement, as JSON text. */
export async function listModels({ tx, now }: Ctx): Promise<string> {
  const [row] = await tx.sql<{ json: string }>(SELECT, [tx.tenantId, new Date(now.getTime() - 90 * DAY)]);
  return row?.json ?? 'null';
}
