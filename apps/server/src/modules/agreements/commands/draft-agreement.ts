import type { Static } from 'typebox';
import { conflict, forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf, dayOfDate, longDate } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { insertMatter, nextMatterNumber, newMatter } from '../../matters/index.ts';
import { type UnitRef, unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import { calendarOf } from '../../lists/index.ts';
import type { AgreementResult, DraftAgreement } from '../contract.ts';
import type { Content, Side } from '../contract-parts.ts';
import { type AgreementOwn, columnsOf, otherSide, unitOf } from '../domain/agreement.ts';
import { checkContent } from '../domain/decisions.ts';
import { addMonths, filled } from '../domain/term.ts';
import { agreementFlow } from '../flow.ts';
import { agreementAbilities, can } from '../policy.ts';
import { governedAgreement, loadAgreement } from '../queries/load-agreement.ts';
import { agreedRows, missingFrom } from '../queries/offered-rows.ts';
import { progressOf } from '../queries/row-progress.ts';
import { agreementTemplate } from '../queries/template.ts';
import { writeEdition } from './write-edition.ts';

interface Sides {
  side: Side;
  community: UnitRef;
  unit: UnitRef;
}

/**
 * A new agreement before the unit that drafts it: its clauses from the template, its lists from what the two sides have promised
 * and do together. Throws forbidden, invalid: unknown-unit, sides-unfit, term-order.
 */
export async function draftAgreement(ctx: Ctx, given: DraftAgreement): Promise<Static<typeof AgreementResult>> {
  const sides = await sidesOf(ctx, given.withId);
  const template = await agreementTemplate(ctx);
  const fromOn = given.fromOn ?? civilDateOf(ctx.now, ctx.platform.timezone);
  dayOfDate(fromOn);
  const untilOn = given.untilOn ?? addDays(addMonths(fromOn, template.termMonths), -1);
  const values = {
    community: sides.community.name,
    unit: sides.unit.name,
    from: longDate(fromOn),
    until: longDate(untilOn),
  };
  const content: Content = {
    title: filled(template.title, values).slice(0, 60),
    fromOn,
    untilOn,
    clauses: template.clauses.map(({ title, text }) => ({ title, text: filled(text, values) })),
    ...(await agreedRows(ctx, { communityId: sides.community.id, unitId: sides.unit.id })),
  };
  return storeDraft(ctx, sides, content, null);
}

/**
 * The next agreement after one that holds or is over: its clauses, the rows that are still open, what was promised since.
 * Throws not-found, forbidden, conflict: renewed-already.
 */
export async function renewAgreement(ctx: Ctx, id: string): Promise<Static<typeof AgreementResult>> {
  const old = await loadAgreement(ctx, id, true);
  const seen = await governedAgreement(ctx, old);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (!can(ctx.actor, 'renew', seen)) throw forbidden();
  const { own, edition } = old;
  await refuseRenewedTwice(ctx, id);
  const sides = await sidesOf(ctx, unitOf(own, otherSide(seen.side ?? 'community')));
  const { content } = edition;
  const today = civilDateOf(ctx.now, ctx.platform.timezone);
  const next = addDays(content.untilOn, 1);
  const fromOn = [today, next].sort().at(-1) ?? next;
  const untilOn = addDays(fromOn, dayOfDate(content.untilOn) - dayOfDate(content.fromOn));
  const over = new Set(
    (await progressOf(ctx, content, own.communityId)).filter(({ state }) => state !== 'open').map(({ rowId }) => rowId),
  );
  const open = <T extends { id: string }>(rows: readonly T[]): T[] => rows.filter((row) => !over.has(row.id));
  const kept = { needs: open(content.needs), resources: open(content.resources), projects: open(content.projects) };
  const since = missingFrom(content, await agreedRows(ctx, own));
  const moved = [
    [longDate(content.fromOn), longDate(fromOn)],
    [longDate(content.untilOn), longDate(untilOn)],
  ] as const;
  return storeDraft(
    ctx,
    sides,
    {
      title: content.title,
      fromOn,
      untilOn,
      clauses: content.clauses.map(({ title, text }) => ({
        title,
        text: moved.reduce((words, [was, is]) => words.replaceAll(was, is), text),
      })),
      needs: [...kept.needs, ...since.needs].slice(0, 200),
      resources: [...kept.resources, ...since.resources].slice(0, 200),
      projects: [...kept.projects, ...since.projects].slice(0, 200),
    },
    id,
  );
}

async function refuseRenewedTwice({ tx }: Ctx, id: string): Promise<void> {
  const [other] = await tx.sql<{ id: string; number: string }>(
    `select m.id, m.number from agreements a join matters m on m.tenant_id = a.tenant_id and m.id = a.id
     where a.tenant_id = $1 and a.renews_id = $2 and m.state <> 'withdrawn' limit 1`,
    [tx.tenantId, id],
  );
  if (other)
    throw conflict(
      'renewed-already',
      `已经续签，新协议编号 ${other.number}。`,
      `It has been renewed already: the new agreement is ${other.number}.`,
      { agreementId: other.id },
    );
}

/** Which side the own unit is, and the two units: one is a community, the other is not. */
async function sidesOf(ctx: Ctx, withId: string): Promise<Sides> {
  const { byId } = await unitsInMemory(ctx);
  const own = ctx.actor.unitId === null ? undefined : byId.get(ctx.actor.unitId);
  if (!own) throw forbidden();
  const other = byId.get(withId);
  if (!other?.active)
    throw invalid('unknown-unit', '没有这个单位，请重新选择。', 'There is no such unit: choose again.', {
      field: 'withId',
    });
  const side: Side = own.kind === 'community' ? 'community' : 'unit';
  if ((other.kind === 'community') === (side === 'community'))
    throw invalid(
      'sides-unfit',
      '共建协议由一个社区和一个共建单位签订，请重新选择对方。',
      'An agreement is made between a community and a unit that is none: choose the other side again.',
      { field: 'withId' },
    );
  return side === 'community' ? { side, community: own, unit: other } : { side, community: other, unit: own };
}

async function storeDraft(
  ctx: Ctx,
  { side, community, unit }: Sides,
  content: Content,
  renewsId: string | null,
): Promise<Static<typeof AgreementResult>> {
  checkContent(content);
  const { now } = ctx;
  const own: AgreementOwn = {
    communityId: community.id,
    unitId: unit.id,
    drafting: side,
    current: 1,
    inForce: null,
    fromOn: content.fromOn,
    untilOn: content.untilOn,
    reviewOn: null,
    expiresOn: null,
    reviews: [],
    renewsId,
    endReason: null,
    endedOn: null,
  };
  const { number, sequence } = await nextMatterNumber(ctx);
  const { id: calendarId } = await calendarOf(ctx);
  const [place] = community.placeId ? await placeChainInMemory(ctx, community.placeId) : [];
  const matter = newMatter(now, {
    id: ctx.newId(),
    kind: agreementFlow.kind,
    number,
    title: content.title,
    state: agreementFlow.initial,
    source: renewsId === null ? 'plan' : 'renewal',
    placeId: place?.id ?? null,
    placePath: place?.path ?? '/',
    holderId: unitOf(own, side),
    holderPath: ctx.actor.unitPath,
    leadId: community.id,
    lists: { calendar: calendarId },
  });
  const { holderId, placeId } = matter;
  const rows = { needs: content.needs.length, resources: content.resources.length, projects: content.projects.length };
  const facts = { number, state: 'drafted', holderId, placeId, communityId: community.id, unitId: unit.id };
  await insertMatter(ctx, {
    matter,
    sequence,
    searchText: `${content.title} ${community.name} ${unit.name}`,
    events: [{ kind: 'agreement.drafted', data: { ...facts, ...rows, ...(renewsId && { renewsId }) } }],
    own: { table: 'agreements', values: columnsOf(own) },
    parties: [
      { unitId: community.id, role: 'lead' },
      { unitId: unit.id, role: 'assisting' },
    ],
  });
  await writeEdition(ctx, { id: matter.id, own, number: 1, content, side, note: '', isNew: true });
  return resultOf(ctx, matter.id);
}

/** What a command answers: where the agreement stands now. */
export async function resultOf(ctx: Ctx, id: string): Promise<Static<typeof AgreementResult>> {
  const loaded = await loadAgreement(ctx, id);
  const { number, state, version, dueAt } = loaded.matter;
  return {
    id,
    number,
    state,
    edition: loaded.own.current,
    version,
    dueAt: dueAt?.toISOString() ?? null,
    abilities: agreementAbilities(ctx.actor, await governedAgreement(ctx, loaded)),
  };
}
