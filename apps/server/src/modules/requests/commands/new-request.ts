import { facilityById, pointAtFacility } from '../../facilities/index.ts';
import { invalid } from '../../../kernel/errors.ts';
import type { ClockMove } from '../../../kernel/flow.ts';
import type { Ctx } from '../../../platform/context.ts';
import { normalCode, randomCode } from '../../../platform/crypto.ts';
import {
  clockColumns,
  insertMatter,
  type Matter,
  moveClocks,
  nextMatterNumber,
  reckonMatterClocks,
  newMatter,
  titleOf,
} from '../../matters/index.ts';
import { unitServingInMemory, unitsInMemory } from '../../organizations/index.ts';
import { gridAt, placeChainInMemory } from '../../territory/index.ts';
import { newOwn, toColumns } from '../domain/columns.ts';
import { normalPhone } from '../domain/contact.ts';
import type { Rules } from '../domain/request.ts';
import { requestFlow } from '../flow.ts';
import type { Loaded } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { requestSettings } from '../queries/settings.ts';

export interface Intake {
  content: string;
  source: string;
  category?: string;
  urgency?: Matter['urgency'];
  address?: string;
  placeId?: string;
  lon?: number;
  lat?: number;
  /** What it is about; its spot is the place when no other is given. */
  facilityId?: string;
  reporter?: { name?: string; phone?: string };
  confidential?: boolean;
  sourceSystem?: string;
  sourceNumber?: string;
  publish?: boolean;
  /** When it was first made, for what is brought in from elsewhere; now otherwise. */
  madeAt?: Date;
}

export interface Received extends Loaded {
  queryCode: string;
  rules: Rules;
}

/**
 * 登记: numbers the request, finds its grid and the unit that looks at it first, seals the reporter's contact apart,
 * starts the accept clock and gives a query code, which is not kept. Throws invalid: unknown-category, phone-malformed.
 */
export async function receiveRequest(ctx: Ctx, given: Intake): Promise<Received> {
  const intake = await atFacility(ctx, given);
  const rules = await loadRules(ctx);
  const category = intake.category === undefined ? null : knownCategory(rules, intake.category);
  const place = await locate(ctx, intake);
  const contact = sealedContact(intake.reporter);
  const own = newOwn({
    content: intake.content.trim(),
    address: intake.address?.trim() ?? '',
    confidential: intake.confidential ?? false,
    sourceSystem: intake.sourceSystem ?? null,
    sourceNumber: intake.sourceNumber ?? null,
    registeredBy: ctx.actor.personId,
    hasContact: contact.phone !== null,
    public: intake.publish ?? false,
  });
  const { number, sequence } = await nextMatterNumber(ctx);
  const matter = startClocks(registered(ctx, intake, { number, category, rules, place }), rules, ctx.now);
  const inserting = insertMatter(ctx, {
    matter,
    sequence,
    searchText: `${own.content} ${own.address} ${own.sourceNumber ?? ''}`,
    events: [
      {
        kind: 'request.registered',
        data: {
          number,
          state: 'registered',
          holderId: matter.holderId,
          leadId: null,
          placeId: matter.placeId,
          source: intake.source,
        },
      },
    ],
    own: { table: 'requests', values: toColumns(own) },
    parties: [],
  });
  // Sent behind the first without waiting for its answer: one round trip for both.
  const [stored, queryCode] = await Promise.all([inserting, keepApart(ctx, matter.id, contact)]);
  if (intake.facilityId) await pointAtFacility(ctx, matter.id, intake.facilityId);
  return { matter: stored as Received['matter'], own, partyIds: [], queryCode, rules };
}

/** A lamp post stands somewhere: what was not said about the place follows from it. Throws no-such-facility. */
async function atFacility(ctx: Ctx, intake: Intake): Promise<Intake> {
  if (intake.facilityId === undefined) return intake;
  const { kind, name, code, lon, lat } = await facilityById(ctx, intake.facilityId);
  const placed = intake.placeId !== undefined || intake.lon !== undefined;
  return {
    ...intake,
    ...(!placed && { lon, lat }),
    address: intake.address?.trim() || [kind, name, code].filter(Boolean).join(' '),
  };
}

interface Origin {
  number: string;
  category: { code: string; defaultUrgency: Matter['urgency'] } | null;
  rules: Rules;
  place: { placeId: string | null; placePath: string; holderId: string | null };
}

function registered(ctx: Ctx, intake: Intake, { number, category, rules, place }: Origin): Matter {
  return newMatter(ctx.now, {
    id: ctx.newId(),
    kind: 'request',
    number,
    title: titleOf(intake.content),
    state: requestFlow.initial,
    urgency: intake.urgency ?? category?.defaultUrgency ?? 'normal',
    category: category?.code ?? null,
    source: intake.source,
    ...place,
    lon: intake.lon ?? null,
    lat: intake.lat ?? null,
    lists: rules.ids,
    createdAt: intake.madeAt ?? ctx.now,
  });
}

const FIRST: readonly ClockMove[] = [{ stage: 'accept', effect: 'start' }];

function startClocks(matter: Matter, rules: Rules, now: Date): Matter {
  const limitOf = (stage: string) => rules.limit(stage, matter.category, matter.urgency);
  const clockLog = moveClocks([], FIRST, { calendar: rules.calendar, limitOf }, now);
  return { ...matter, clockLog, ...clockColumns(reckonMatterClocks(clockLog, rules.calendar, now)) };
}

function knownCategory(rules: Rules, code: string) {
  const category = rules.category(code);
  if (!category)
    throw invalid(
      'unknown-category',
      '这个类别不在现行分类清单中，请重新选择。',
      'This category is not in the list in force: choose again.',
      { field: 'category' },
    );
  return category;
}

/** The grid by position or by choice, and the unit that serves it; without either, the district looks at it first. */
export async function locate(ctx: Ctx, intake: Pick<Intake, 'placeId' | 'lon' | 'lat'>): Promise<Origin['place']> {
  const settings = await requestSettings(ctx);
  const found =
    intake.placeId ??
    (intake.lon !== undefined && intake.lat !== undefined ? await gridAt(ctx, intake.lon, intake.lat) : null);
  const chain = found ? await placeChainInMemory(ctx, found) : [];
  const place = chain[0];
  const kinds =
    settings.intake === 'community'
      ? (['community', 'street', 'district'] as const)
      : settings.intake === 'street'
        ? (['street', 'district'] as const)
        : (['district'] as const);
  const unit = place
    ? await unitServingInMemory(
        ctx,
        chain.map((each) => each.id),
        kinds,
      )
    : await districtUnit(ctx);
  return {
    placeId: place?.id ?? null,
    placePath: place?.path ?? '/',
    holderId: unit?.id ?? (await districtUnit(ctx))?.id ?? null,
  };
}

async function districtUnit(ctx: Ctx): Promise<{ id: string } | undefined> {
  return (await unitsInMemory(ctx)).all.find((unit) => unit.kind === 'district' && unit.active);
}

const sealedContact = (reporter: Intake['reporter']): { name: string | null; phone: string | null } => ({
  name: reporter?.name?.trim() || null,
  phone: reporter?.phone?.trim() ? normalPhone(reporter.phone) : null,
});

/** The reporter's own facts and the query code, each where only its hash or its sealed form lies: one statement. */
async function keepApart(
  ctx: Ctx,
  requestId: string,
  contact: { name: string | null; phone: string | null },
): Promise<string> {
  const { tx, now } = ctx;
  const { keys } = ctx.platform;
  const code = randomCode();
  const codeHash = keys.lookup('query-code', `${tx.tenantId}:${normalCode(code)}`);
  if (contact.name === null && contact.phone === null) {
    await tx.sql(
      `insert into query_codes (tenant_id, code_hash, subject_id, purpose, created_at) values ($1, $2, $3, 'progress', $4)`,
      [tx.tenantId, codeHash, requestId, now],
    );
    return code;
  }
  const context = reporterContext(tx.tenantId, requestId);
  await tx.sql(
    `with q as (insert into query_codes (tenant_id, code_hash, subject_id, purpose, created_at) values ($1, $2, $3, 'progress', $4))
     insert into reporters (tenant_id, request_id, name_sealed, phone_sealed, phone_lookup, created_at) values ($1, $3, $5, $6, $7, $4)`,
    [
      tx.tenantId,
      codeHash,
      requestId,
      now,
      contact.name && keys.seal(contact.name, context),
      contact.phone && keys.seal(contact.phone, context),
      contact.phone && keys.lookup('phone', contact.phone),
    ],
  );
  return code;
}

/** What binds a sealed contact to its request: moved elsewhere, it no longer opens. */
export const reporterContext = (tenantId: number, requestId: string): string => `reporter:${tenantId}:${requestId}`;
