import type { Tx } from '../../../platform/database/database.ts';
import type { PlanTask } from '../domain/district-plan.ts';
import type { Giving, Wanting } from '../domain/suitability.ts';
import { needSettings, sortNames } from './settings.ts';

interface PlanRow {
  path: string;
  fairness: number;
  sortAlone: boolean;
  pins: PlanTask['pins'];
  forbids: PlanTask['forbids'];
}
type At = { lon: number | null; lat: number | null };
type NeedRow = Omit<Wanting, 'at' | 'metBy'> & At & { sort: string };
type ResourceRow = Omit<Giving, 'at' | 'sortName' | 'sortNameEn'> & At;

/** On the list, and nothing promised for it yet. */
const NEEDS = `select n.id, n.words, n.sort, n.people, n.wanted_by as "wantedBy", p.lon, p.lat, m.holder_id as "keeperId"
  from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
  join places p on p.tenant_id = m.tenant_id and p.id = m.place_id
  where m.tenant_id = $1 and m.kind = 'need' and m.state = 'listed' and starts_with(m.place_path, $2)
    and not exists (select from promises q where q.tenant_id = n.tenant_id and q.need_id = n.id and q.state in ('tentative', 'confirmed'))
  order by m.created_at, n.id`;
const RESOURCES = `select r.id, r.unit_id as "unitId", r.sort, r.words, r.capacity - r.taken as left, r.per_need as "perNeed", r.measure,
    r.from_on as "fromOn", r.until_on as "untilOn", p.lon, p.lat, r.reach_m as "reachM"
  from resources r join places p on p.tenant_id = r.tenant_id and p.id = r.place_id
  where r.tenant_id = $1 and r.state = 'open' order by r.created_at, r.id`;
const PAST = `select giver_id as "giverId", keeper_id as "keeperId", count(*)::int as times from promises
  where tenant_id = $1 and state = 'kept' and keeper_id is not null group by giver_id, keeper_id`;

/** Everything the thread needs to reckon a plan; undefined when the plan no longer waits for this reckoning. */
export async function planTask(tx: Tx, planId: string, version: number, today: string): Promise<PlanTask | undefined> {
  const [plan] = await tx.sql<PlanRow>(
    `select p.path, v.fairness, v.sort_alone as "sortAlone", v.pins, v.forbids from match_plans v join places p on p.tenant_id = v.tenant_id and p.id = v.place_id
     where v.tenant_id = $1 and v.id = $2 and v.version = $3 and v.state = 'solving'`,
    [tx.tenantId, planId, version],
  );
  if (!plan) return undefined;
  const { needSorts, resourceSorts } = await needSettings({ tx });
  const metBy = new Map(needSorts.map((sort) => [sort.code, sort.metBy]));
  const names = sortNames(resourceSorts);
  const needs = await tx.sql<NeedRow>(NEEDS, [tx.tenantId, plan.path]);
  const resources = await tx.sql<ResourceRow>(RESOURCES, [tx.tenantId]);
  const at = ({ lon, lat }: At): Wanting['at'] => (lon === null || lat === null ? null : [lon, lat]);
  return {
    needs: needs.map(({ sort, lon, lat, ...need }) => ({
      ...need,
      metBy: metBy.get(sort) ?? [],
      at: at({ lon, lat }),
    })),
    resources: resources.map(({ lon, lat, ...resource }) => ({
      ...resource,
      ...names(resource.sort),
      at: at({ lon, lat }),
    })),
    pins: plan.pins,
    forbids: plan.forbids,
    fairness: plan.fairness,
    sortAlone: plan.sortAlone,
    today,
    past: await tx.sql<PlanTask['past'][number]>(PAST, [tx.tenantId]),
  };
}
