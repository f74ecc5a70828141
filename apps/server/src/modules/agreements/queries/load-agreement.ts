import { notFound } from '../../../kernel/errors.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { Ctx } from '../../../platform/context.ts';
import { currentLists, listVersion } from '../../lists/index.ts';
import { inScope, type Matter, type MatterSelected, matterSelect, toMatter, unitIdsOf } from '../../matters/index.ts';
import type { Content, Side } from '../contract-parts.ts';
import { agreementColumns, type AgreementOwn, openReview, ownSelect, sideOf } from '../domain/agreement.ts';
import type { AgreementState } from '../flow.ts';
import type { GovernedAgreement } from '../policy.ts';

/** An edition as it is stored, with who has signed it. */
export interface StoredEdition {
  number: number;
  content: Content;
  hash: string;
  side: Side;
  note: string;
  writtenBy: string | null;
  writtenAt: Date;
  sentAt: Date | null;
  signatures: { side: Side; unitId: string; personId: string; person: string | null; at: string }[];
}
/** An agreement as it is stored: the shared matter, its own part, its current edition, the units that have to do with it. */
export interface LoadedAgreement {
  matter: Matter & { state: AgreementState };
  own: AgreementOwn;
  edition: StoredEdition;
  partyIds: string[];
}

const SELECT = `select ${matterSelect}, ${ownSelect}
  from matters m join agreements a on a.tenant_id = m.tenant_id and a.id = m.id
  left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
  where m.tenant_id = $1 and m.id = $2`;
const EDITIONS = `select e.number, e.content, e.hash, e.side, e.note, e.written_at as "writtenAt", e.sent_at as "sentAt",
    (select p.name from people p where p.tenant_id = e.tenant_id and p.id = e.written_by) as "writtenBy",
    (select coalesce(json_agg(json_build_object('side', s.side, 'unitId', s.unit_id, 'personId', s.person_id, 'at', s.signed_at,
       'person', (select p.name from people p where p.tenant_id = s.tenant_id and p.id = s.person_id)) order by s.signed_at, s.side), '[]')
     from agreement_signatures s where s.tenant_id = e.tenant_id and s.agreement_id = e.agreement_id and s.number = e.number) as signatures
  from agreement_editions e where e.tenant_id = $1 and e.agreement_id = $2`;

/** All editions, the newest first. */
export const editionsOf = ({ tx }: Ctx, id: string): Promise<StoredEdition[]> =>
  tx.sql<StoredEdition>(`${EDITIONS} order by e.number desc`, [tx.tenantId, id]);

/** One edition. Throws not-found. */
export async function loadEdition({ tx }: Ctx, id: string, number: number): Promise<StoredEdition> {
  const [row] = await tx.sql<StoredEdition>(`${EDITIONS} and e.number = $3`, [tx.tenantId, id, number]);
  if (!row) throw notFound();
  return row;
}

/** Loads an agreement; `lock` keeps others from changing it until the transaction ends. Throws not-found. */
export async function loadAgreement(ctx: Ctx, id: string, lock = false): Promise<LoadedAgreement> {
  const { tx } = ctx;
  const [row] = await tx.sql<MatterSelected & AgreementOwn>(`${SELECT}${lock ? ' for no key update of m, a' : ''}`, [
    tx.tenantId,
    id,
  ]);
  if (!row) throw notFound();
  const fields = Object.keys(agreementColumns) as (keyof AgreementOwn)[];
  const own = Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as AgreementOwn;
  return {
    matter: toMatter(row) as LoadedAgreement['matter'],
    own,
    edition: await loadEdition(ctx, id, own.current),
    partyIds: row.party_ids,
  };
}

/** The agreement as its policy sees it, for the caller of this context. */
export async function governedAgreement(
  ctx: Ctx,
  { matter, own, edition, partyIds }: LoadedAgreement,
): Promise<GovernedAgreement> {
  const review = openReview(own);
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, await unitIdsOf(ctx), { ...matter, partyIds }),
    side: sideOf(own, ctx.actor.unitId),
    drafting: own.drafting,
    signedBy: Object.fromEntries(edition.signatures.map(({ side, personId }) => [side, personId])),
    ratedBy: {
      ...(review?.community && { community: review.community.by }),
      ...(review?.unit && { unit: review.unit.by }),
    },
  };
}

/** The working calendar an agreement began with; that in force for a new one. */
export async function calendarOf(
  { tx }: Ctx,
  lists?: Record<string, string>,
): Promise<{ id: string; calendar: WorkingCalendar }> {
  const known = lists?.calendar === undefined ? undefined : await listVersion(tx, lists.calendar);
  const version = known ?? (await currentLists(tx)).calendar;
  const calendar = version.items[0] as WorkingCalendar | undefined;
  if (!calendar) throw new Error('the tenant has no working calendar in force');
  return { id: version.id, calendar };
}
