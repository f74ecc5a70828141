import { facilityOfSql } from '../../facilities/index.ts';
import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { inScope, rowColumns, unitIdsOf } from '../../matters/index.ts';
import { requestFlow, type RequestState } from '../flow.ts';
import type { Ask } from '../contract-asks.ts';
import { abilities, can } from '../policy.ts';
import { beside, besideColumns } from './beside-request.ts';
import { governedAsk } from './governed.ts';

interface Detail {
  json: string;
  state: RequestState;
  place_path: string;
  holder_id: string | null;
  lead_id: string | null;
  assignee_id: string | null;
  confidential: boolean;
  handled_by: string[];
  registered_by: string | null;
  party_ids: string[];
  flags: string[];
  asks: Ask[];
}

const [AFTER_SIGNING = 'handling'] = requestFlow.actions.sign.to ?? [];

const SELECT = `select m.state, m.place_path, m.holder_id, m.lead_id, m.assignee_id, r.confidential, r.handled_by::text[], r.registered_by, m.flags, r.asks,
  array(select p.unit_id from matter_parties p where p.tenant_id = m.tenant_id and p.matter_id = m.id)::text[] as party_ids,
  (select row_to_json(d) from (select ${rowColumns}, r.content, r.address, m.lon, m.lat, r.confidential, r.source_system as "sourceSystem",
    r.source_number as "sourceNumber", r.dispatch_clause as "dispatchClause", r.dispatcher_id as "dispatcherId", m.assignee_id as "assigneeId",
    r.returns, r.contacted_at as "contactedAt", r.result_class as "resultClass", r.public_text as "publicText", r.unsolved_reason as "unsolvedReason",
    r.follow_up_tries as "followUpTries", r.followed_up_at as "followedUpAt", r.reached, r.solved, r.satisfied, r.rating_reasons as "ratingReasons",
    r.rehandled, r.reopened, r.me_too as "meToo", r.rejection, r.open_question as "openQuestion", r.answers, m.closed_at as "closedAt",
    m.updated_at as "updatedAt", m.clocks, ${facilityOfSql('m.tenant_id', 'm.id')} as facility, ${besideColumns},
    coalesce((select json_agg(json_build_object('ordinal', p.ordinal, 'hasName', p.name_sealed is not null, 'hasPhone', p.phone_sealed is not null) order by p.ordinal)
      from reporters p where p.tenant_id = m.tenant_id and p.request_id = m.id), '[]') as reporters,
    coalesce((select json_agg(json_build_object('id', f.id, 'purpose', f.purpose, 'name', f.name, 'mediaType', f.media_type) order by f.created_at)
      from files f where f.tenant_id = m.tenant_id and f.subject_id = m.id), '[]') as files,
    coalesce((select json_agg(json_build_object('kind', o.kind, 'madeAt', o.made_at, 'receivedAt', o.received_at,
        'skewMs', round(extract(epoch from o.received_at - o.sent_at) * 1000)::bigint) order by o.made_at)
      from offline_parcels o where o.tenant_id = m.tenant_id and o.subject_id = m.id), '[]') as offline,
    coalesce((select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'at', e.at, 'actor', q.name, 'unitId', e.unit_id, 'data', e.data || coalesce(w.words, '{}')) order by e.seq)
      from events e left join event_words w on w.tenant_id = e.tenant_id and w.subject_id = e.subject_id and w.seq = e.seq
        left join people q on q.tenant_id = e.tenant_id and q.id = e.actor_id
      where e.tenant_id = m.tenant_id and e.subject_id = m.id), '[]') as log) d)::text as json
  from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
  where m.tenant_id = $1 and m.id = $2`;

/** One request with all that its screen shows, and what the caller may do: one statement, its JSON passed through; another for its children where it has any. */
export async function getRequest(ctx: Ctx, id: string): Promise<RawJson> {
  const { tx, actor } = ctx;
  const [row] = await tx.sql<Detail>(SELECT, [tx.tenantId, id]);
  if (!row) throw notFound();
  const unitIds = await unitIdsOf(ctx);
  const located = {
    placePath: row.place_path,
    holderId: row.holder_id,
    leadId: row.lead_id,
    assigneeId: row.assignee_id,
    partyIds: row.party_ids,
  };
  const seen = {
    state: row.state,
    inScope: inScope(actor, unitIds, located),
    heldByUs: row.holder_id !== null && unitIds.includes(row.holder_id),
    ledByUs: row.lead_id !== null && unitIds.includes(row.lead_id),
    flags: row.flags,
    ask: governedAsk(row),
    confidential: row.confidential,
    handledBy: row.handled_by,
    registeredBy: row.registered_by,
  };
  if (!can(actor, 'read', seen)) throw notFound();
  const open = abilities(actor, seen);
  const afterSigning = open.includes('sign') ? abilities(actor, { ...seen, state: AFTER_SIGNING }) : [];
  const more = { abilities: open, afterSigning, ...(await beside(ctx, { ...row, id })) };
  return rawJson(`${JSON.stringify(more).slice(0, -1)},${row.json.slice(1)}`);
}
