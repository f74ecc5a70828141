import type { Ctx } from '../../../platform/context.ts';
import { standingsOf } from '../../needs/index.ts';
import { projectStandings } from '../../projects/index.ts';
import type { RowProgress } from '../contract.ts';
import type { Content, RowSource } from '../contract-parts.ts';
import { rowsOf } from './offered-rows.ts';

/** How far each row with a source has come, read where it is kept; rows of words only have none. */
export async function progressOf({ tx }: Ctx, content: Content, communityId: string): Promise<RowProgress[]> {
  const rows = rowsOf(content).flatMap(({ id, source }) => (source ? [{ id, source }] : []));
  const idsOf = (kind: RowSource['kind']): string[] =>
    rows.filter(({ source }) => source.kind === kind).map(({ source }) => source.id);
  if (rows.length === 0) return [];
  const standings = [
    ...(await standingsOf(
      tx,
      { needs: idsOf('need'), promises: idsOf('promise'), resources: idsOf('resource') },
      communityId,
      content.fromOn,
    )),
    ...(await projectStandings(tx, idsOf('project'))),
  ];
  const byId = new Map(standings.map((standing) => [standing.id, standing]));
  return rows.flatMap(({ id, source }) => {
    const standing = byId.get(source.id);
    if (!standing) return [];
    const { state, code } = standing;
    return [{ rowId: id, state, code, percent: 'percent' in standing ? (standing.percent as number) : null }];
  });
}
