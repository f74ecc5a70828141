import { systemActor } from '../../../kernel/actor.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import { emit } from '../../../platform/events.ts';
import type { Job } from '../../../platform/module.ts';
import type { Platform } from '../../../platform/context.ts';

/** The notice for a year comes out in November of the year before; limits of fifteen working days look that far ahead. */
const AHEAD_DAYS = 30;

/**
 * Every morning: for each year that a tenant's calendar does not know and that begins within 30 days, one event
 * (list.cover-ending, with `year` and `coveredUntil`), once for the year whatever versions follow, so that the
 * administrators are told instead of limits being quietly guessed.
 */
export const coverJob: Job = { name: 'lists.watch-cover', cron: '10 6 * * *', run: watchCover };

interface Row {
  tenant_id: number;
  id: string;
  covered_until: string;
  /** Years told of already, under any version of the calendar. */
  told: string[];
}

async function watchCover(platform: Platform): Promise<void> {
  const now = platform.clock();
  const horizon = addDays(civilDateOf(now, platform.timezone), AHEAD_DAYS);
  const { rows } = await platform.db.owner.query<Row>(
    `select v.tenant_id, v.id, v.items->0->>'coveredUntil' as covered_until,
       array(select e.data->>'year' from list_versions old
         join events e on e.tenant_id = old.tenant_id and e.subject_id = old.id and e.kind = 'list.cover-ending'
         where old.tenant_id = v.tenant_id and old.list = 'calendar') as told
     from list_versions v
     where v.list = 'calendar' and v.state = 'published' and v.items->0->>'coveredUntil' < $1`,
    [horizon],
  );
  for (const { tenant_id, id, covered_until, told } of rows) {
    const years = yearsBetween(addDays(covered_until, 1), horizon).filter((year) => !told.includes(String(year)));
    if (years.length === 0) continue;
    const events = years.map((year) => ({
      kind: 'list.cover-ending',
      data: { list: 'calendar', coveredUntil: covered_until, year },
    }));
    await platform.db.transaction(tenant_id, (tx) => emit(tx, systemActor(tenant_id), now, id, ...events));
  }
}

/** Years of the days from one civil date up to, not including, another. */
function yearsBetween(from: string, until: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(addDays(until, -1).slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
