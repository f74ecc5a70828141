import type { Ctx } from '../../../platform/context.ts';
import { followLink } from '../../requests/index.ts';
import type { NeedInput } from '../domain/need.ts';
import type { NeedAction } from '../flow.ts';
import type { LoadedNeed } from '../queries/load-need.ts';

type News = Parameters<typeof followLink>[3];

/** The requests that were handed over to a need, or to one gathered into it, hear of what concerns them. */
export async function tellRequests(ctx: Ctx, name: NeedAction, need: LoadedNeed, input: NeedInput): Promise<void> {
  const news = newsOf(name, need, input);
  if (!news) return;
  const { tx } = ctx;
  const { id } = need.matter;
  // In one order, so that two needs with the same requests never wait for each other in a ring.
  const rows = await tx.sql<{ requestId: string; needIds: string[] }>(
    `select s.subject_id as "requestId", array_agg(distinct s.need_id) as "needIds" from need_sources s
     where s.tenant_id = $1 and s.source = 'request' and s.subject_id is not null
       and (s.need_id = $2 or s.need_id in (select g.id from needs g where g.tenant_id = $1 and g.gathered_into = $2))
     group by s.subject_id order by s.subject_id`,
    [tx.tenantId, id],
  );
  for (const { requestId, needIds } of rows) await followLink(ctx, requestId, needIds, news);
}

/** Undefined where nothing changed for them. */
function newsOf(name: NeedAction, { matter }: LoadedNeed, input: NeedInput): News | undefined {
  const { number } = matter;
  switch (name) {
    case 'meet':
      return { step: 'met', publicText: input.publicText?.trim() || usualText(number) };
    case 'recheck':
      return { step: 'ended', settled: true, outcome: `需求 ${number} 已落实，回头看没有反弹` };
    case 'rebound':
      return { step: 'rebounded', reason: `需求 ${number} 回头看发现反弹` };
    case 'refuse':
      return { step: 'ended', settled: false, outcome: `需求 ${number} 没有采纳，请继续办理并答复` };
    case 'withdraw':
      return { step: 'ended', settled: false, outcome: `需求 ${number} 已撤回，请继续办理并答复` };
    default:
      return undefined;
  }
}

const usualText = (number: string): string =>
  `您反映的问题已列入居民需求清单（${number}）并落实。我们还会回头看；如果没有解决好，请告诉我们。`;
