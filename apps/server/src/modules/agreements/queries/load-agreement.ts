import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type LoadedMatter, loadKind, unitIdsOf } from '../../matters/index.ts';
import type { Content, Side } from '../contract-parts.ts';
import { agreementPart, type AgreementOwn, openReview, sideOf } from '../domain/agreement.ts';
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
/** With its current edition. */
export interface LoadedAgreement extends LoadedMatter<AgreementOwn, AgreementState> {
  edition: StoredEdition;
}

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
  const [agreement] = await loadKind<AgreementOwn, AgreementState>(ctx, agreementPart, [id], lock);
  if (!agreement) throw notFound();
  return { ...agreement, edition: await loadEdition(ctx, id, agreement.own.current) };
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
