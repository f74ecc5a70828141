import type { Static } from 'typebox';
import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import { nextState } from '../../../kernel/flow.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  clockColumns,
  type Matter,
  moveClocks,
  reckonMatterClocks,
  staleVersion,
  updateMatter,
} from '../../matters/index.ts';
import { calendarOf } from '../../lists/index.ts';
import type { AgreementActionName, AgreementResult } from '../contract-actions.ts';
import { columnsOf, sideOf } from '../domain/agreement.ts';
import { clockMoves, daysOf } from '../domain/clock-moves.ts';
import {
  type AgreementChange,
  type AgreementInput,
  type Decide,
  followingDecisions,
  writingDecisions,
} from '../domain/decisions.ts';
import { type AgreementAction, agreementFlow, type AgreementState } from '../flow.ts';
import { can } from '../policy.ts';
import { governedAgreement, loadAgreement, type LoadedAgreement } from '../queries/load-agreement.ts';
import { offeredRows, strangeRows } from '../queries/offered-rows.ts';
import { agreementTemplate } from '../queries/template.ts';
import { resultOf } from './draft-agreement.ts';
import { markSent, writeEdition, writeSignature } from './write-edition.ts';

const decisions: Record<AgreementAction, Decide> = { ...writingDecisions, ...followingDecisions };

/** One action of a side on an agreement: load, authorise, decide, store, tell. The body has passed the action's schema. */
export async function actOnAgreement(
  ctx: Ctx,
  name: AgreementActionName,
  id: string,
  input: AgreementInput & { version: number },
): Promise<Static<typeof AgreementResult>> {
  const loaded = await loadAgreement(ctx, id, true);
  await authorize(ctx, name, loaded, input.version);
  if (input.content) await refuseStrangers(ctx, loaded, input.content);
  await moveAgreement(ctx, name, loaded, input);
  return resultOf(ctx, id);
}

/** Unseen is not-found; seen but stale is a conflict; the state's own refusal comes before "not by you" only for who might in another state. */
async function authorize(ctx: Ctx, name: AgreementActionName, loaded: LoadedAgreement, version: number): Promise<void> {
  const { matter } = loaded;
  const seen = await governedAgreement(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  if (matter.version !== version) throw staleVersion(matter.version);
  if (can(ctx.actor, name, seen)) return;
  const elsewhere = agreementFlow.actions[name].from.some((state) => can(ctx.actor, name, { ...seen, state }));
  if (!elsewhere) throw forbidden();
  nextState(agreementFlow, matter.state, name);
}

/** A row may point only at what these two sides have with one another: nobody looks at others' matters through a row. */
async function refuseStrangers(
  ctx: Ctx,
  { own, edition }: LoadedAgreement,
  content: NonNullable<AgreementInput['content']>,
) {
  const strange = strangeRows(content, edition.content, await offeredRows(ctx, own));
  if (strange.length > 0)
    throw invalid(
      'unknown-source',
      `「${strange[0]?.text}」不是双方之间的需求、资源或项目，请从可选的里面添加，或改成自由填写。`,
      'A row points at something that is not between these two sides: choose it from what is offered, or write it in words.',
      { field: 'content' },
    );
}

/** Carries an action out, of a side or of the clock, on an agreement that is locked. */
export async function moveAgreement(
  ctx: Ctx,
  name: AgreementAction,
  loaded: LoadedAgreement,
  input: AgreementInput,
): Promise<void> {
  const { actor, now, platform } = ctx;
  const { matter, own, edition } = loaded;
  const terms = await agreementTemplate(ctx);
  const side = sideOf(own, actor.unitId);
  const today = civilDateOf(now, platform.timezone);
  const change = decisions[name](own, input, {
    state: matter.state,
    side,
    personId: actor.personId,
    today,
    now,
    edition: {
      number: edition.number,
      hash: edition.hash,
      sent: edition.sentAt !== null,
      signed: edition.signatures.map((signature) => signature.side),
      content: edition.content,
    },
    nextNumber: await nextEdition(ctx, matter.id),
    terms,
  });
  const { write } = change;
  const { id } = matter;
  if (write === 'send') await markSent(ctx, id, edition.number);
  else if (write === 'sign' && side)
    await writeSignature(ctx, { id, number: edition.number, side, hash: edition.hash });
  else if (typeof write === 'object' && side)
    await writeEdition(ctx, {
      id,
      own,
      number: write.edition,
      content: write.content,
      side,
      note: input.note ?? '',
      isNew: write.isNew,
    });
  await storeAgreement(ctx, name, loaded, change, terms);
}

async function nextEdition({ tx }: Ctx, id: string): Promise<number> {
  const [row] = await tx.sql<{ next: number }>(
    'select max(number) + 1 as next from agreement_editions where tenant_id = $1 and agreement_id = $2',
    [tx.tenantId, id],
  );
  return row?.next ?? 1;
}

async function storeAgreement(
  ctx: Ctx,
  name: AgreementAction,
  { matter, own, edition }: LoadedAgreement,
  change: AgreementChange,
  terms: { reviewWithinDays: number; signWithinDays: number },
): Promise<void> {
  const row = agreementFlow.actions[name];
  const state: AgreementState = nextState(agreementFlow, matter.state, name, change.to);
  const { open } = agreementFlow.states[state];
  const ownAfter = { ...own, ...change.own };
  const { timezone } = ctx.platform;
  const today = civilDateOf(ctx.now, timezone);
  const sentOn = edition.sentAt ? civilDateOf(edition.sentAt, timezone) : null;
  const { calendar } = await calendarOf(ctx, matter.lists);
  const { moves, limitOf } = clockMoves(
    daysOf(matter.state, own, sentOn, terms),
    daysOf(state, ownAfter, change.write === 'send' ? today : sentOn, terms),
    today,
  );
  const clockLog = moveClocks(matter.clockLog, moves, { calendar, limitOf }, ctx.now);
  const holderId = change.holderId === undefined ? matter.holderId : change.holderId;
  const after: Matter = {
    ...matter,
    state,
    open,
    holderId,
    closedAt: open ? null : ctx.now,
    clockLog,
    ...clockColumns(reckonMatterClocks(clockLog, calendar, ctx.now)),
  };
  const { communityId, unitId } = own;
  const facts = { number: matter.number, state, holderId, placeId: matter.placeId };
  // Both sides hear of everything but a draft that nobody has sent yet.
  const tell = name === 'revise' && !edition.sentAt ? [] : [communityId, unitId];
  await updateMatter(ctx, {
    before: matter,
    after,
    events: [
      {
        kind: row.event,
        // Of the second signature both sides hear once: that it is in force.
        data: { ...facts, ...(change.comesIntoForce ? { holderId: null } : { tell }), ...change.data },
        ...(change.words && { words: change.words }),
      },
      ...(change.comesIntoForce
        ? [
            {
              kind: 'agreement.came-into-force',
              data: { ...facts, tell: [communityId, unitId], edition: edition.number },
            },
          ]
        : []),
    ],
    own: { table: 'agreements', values: columnsOf(change.own) },
    parties: [],
  });
}
