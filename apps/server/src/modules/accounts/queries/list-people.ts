import type { Static } from 'typebox';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitFieldSql, unitsBelowSql } from '../../organizations/index.ts';
import type { listPeople as contract, Person } from '../contract-people.ts';
import { normalPhone, normalUsername } from '../domain/names.ts';
import { todayOf } from '../sessions/session-store.ts';
import { noteReading } from './note-reading.ts';
import { PEOPLE, type PersonRow, personColumns, personOf, seesPhones } from './person-rows.ts';
import { countsOnSql } from './post-sql.ts';
import { peopleScope } from './scope.ts';

type Query = Static<typeof contract.query>;

/** Names sort by pinyin, as a phone book does. */
const BY_NAME = 'p.name collate "zh-Hans-CN-x-icu"';

/** One page of people by name. Whoever sees phone numbers in full leaves a trace of having seen this page. */
export async function listPeople(ctx: Ctx, query: Query): Promise<{ items: Person[]; next: string | null }> {
  const { tx, actor, platform } = ctx;
  const today = todayOf(ctx);
  const limit = query.limit ?? 50;
  const scope = peopleScope(actor, '$9', '$2');
  const after = query.after === undefined ? null : readCursor(query.after);
  const search = query.search?.trim() || null;
  const phone = search === null ? null : normalPhone(search);
  const rows = await tx.sql<PersonRow>(
    `select ${personColumns(`(o.valid_until is null or o.valid_until >= $2::date)`)} from ${PEOPLE}
     where p.tenant_id = $1 and ${scope.sql}
       and ($3::text is null or position($3 in lower(p.name)) > 0 or position($3 in c.username) > 0 or p.phone_lookup = $4)
       and ($5::text is null or ${withPost('o.role = $5')})
       and ($6::uuid is null or ${withPost(`o.unit_id = any(${unitsBelowSql('$1', unitFieldSql('path', '$1', '$6'))})`)})
       and ($7::boolean is null or p.active = $7)
       and ($10::text is null or (${BY_NAME}, p.id) > ($10, $11::uuid))
     order by ${BY_NAME}, p.id limit $8`,
    [
      tx.tenantId,
      today,
      search && normalUsername(search),
      phone && platform.keys.lookup('people.phone', phone),
      query.role ?? null,
      query.unit ?? null,
      query.active ?? null,
      limit + 1,
      scope.value,
      after?.name ?? null,
      after?.id ?? null,
    ],
  );
  const page = rows.slice(0, limit);
  const shown = page.filter((row) => row.phone_sealed !== null).length;
  if (shown > 0 && seesPhones(actor) && actor.personId) {
    await noteReading(ctx, actor.personId, { kind: 'people.listed', data: { phones: shown } });
  }
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => personOf(row, actor, platform.keys, today)),
    next: last ? cursorOf(last) : null,
  };
}

const withPost = (condition: string): string =>
  `exists (select from posts o where o.tenant_id = p.tenant_id and o.person_id = p.id and ${countsOnSql('$2')} and ${condition})`;

const cursorOf = ({ name, id }: PersonRow): string => Buffer.from(JSON.stringify([name, id])).toString('base64url');

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name, id };
  } catch {
    // Said below, as for every cursor that is not ours.
  }
  throw invalid(
    'cursor-malformed',
    '翻页位置已失效，请从第一页重新查看。',
    'The page position is not valid. Start again.',
  );
}
