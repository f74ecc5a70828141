import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { sendDocument } from '../../../platform/pdf/send-document.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { drawAgreement, type PrintedAgreement } from '../draw-agreement.ts';
import { readAgreement } from './get-agreement.ts';
import { type LoadedAgreement, loadEdition, type StoredEdition } from './load-agreement.ts';

/** The edition that is asked for; without a number the one in force, or else the current one. */
export async function editionToShow(ctx: Ctx, id: string, number?: number): Promise<LoadedAgreement> {
  const loaded = await readAgreement(ctx, id);
  const wanted = number ?? loaded.own.inForce ?? loaded.own.current;
  const edition = wanted === loaded.edition.number ? loaded.edition : await loadEdition(ctx, id, wanted);
  return { ...loaded, edition };
}

/** The agreement as a document (GB/T 9704-2012); the log says who took which edition. */
export async function printAgreement({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { edition } = request.query as { edition?: number };
  const printed = await inTransaction((ctx) => toPrint(ctx, id, edition));
  const names = { name: printed.content.title, plain: `agreement-${printed.number}` };
  return sendDocument(reply, names, (document) => drawAgreement(document, printed));
}

async function toPrint(ctx: Ctx, id: string, number?: number): Promise<PrintedAgreement> {
  const { matter, own, edition } = await editionToShow(ctx, id, number);
  await tellTaken(ctx, 'agreement.printed', { agreementId: id, number: matter.number, edition: edition.number });
  const { byId } = await unitsInMemory(ctx);
  return {
    number: matter.number,
    edition: edition.number,
    hash: edition.hash,
    content: edition.content,
    names: { community: byId.get(own.communityId)?.name ?? '', unit: byId.get(own.unitId)?.name ?? '' },
    signatures: signaturesOf(edition, ctx.platform.timezone),
  };
}

const signaturesOf = ({ signatures }: StoredEdition, timezone: string): PrintedAgreement['signatures'] =>
  Object.fromEntries(
    signatures.map(({ side, person, at }) => [side, { person: person ?? '', on: civilDateOf(new Date(at), timezone) }]),
  );

/** What was taken out of the system leaves a trace of its own: reading changes nothing of the agreement. */
export const tellTaken = (ctx: Ctx, kind: string, data: Record<string, unknown>): Promise<void> =>
  emit(ctx.tx, ctx.actor, ctx.now, ctx.newId(), { kind, data });
