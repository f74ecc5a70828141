import { systemActor } from '../../../kernel/actor.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { emit } from '../../../platform/events.ts';
import type { Job } from '../../../platform/module.ts';
import type { Platform } from '../../../platform/context.ts';

/** The notice for a year comes out in November of the year before; limits of fifteen working days look that far ahead. */
const AHEAD_DAYS = 30;

/**
 * Every morning: a tenant whose calendar ends within 30 days gets one event a version and end (list.cover-ending, with
 * `coveredUntil`), for the administrator to be told, instead of limits that are quietly guessed.
 */
export const coverJob: Job = { name: 'lists.watch-cover', cron: '10 6 * * *', run: watchCover };

interface Row {
  tenant_id: number;
  id: string;
  calendar: WorkingCalendar;
}

async function watchCover(platform: Platform): Promise<void> {
  const now = platform.clock();
  const horizon = addDays(civilDateOf(now, platform.timezone), AHEAD_DAYS);
  const { rows } = await platform.db.owner.query<Row>(
    `select v.tenant_id, v.id, v.items->0 as calendar from list_versions v
     where v.list = 'calendar' and v.state = 'published' and v.items->0->>'coveredUntil' < $1
       and not exists (select from events e where e.tenant_id = v.tenant_id and e.subject_id = v.id and e.kind = 'list.cover-ending')`,
    [horizon],
  );
  for (const { tenant_id, id, calendar } of rows) {
    const data = { list: 'calendar', coveredUntil: calendar.coveredUntil };
    await platform.db.transaction(tenant_id, (tx) =>
      emit(tx, systemActor(tenant_id), now, id, { kind: 'list.cover-ending', data }),
    );
  }
}
