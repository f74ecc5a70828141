import { sql } from 'kysely';
import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { Alike, AlikePage } from '../contract.ts';
import {
  askedKeys,
  type CommonPairs,
  judgeAlike,
  likeness,
  metresBetween,
  printKeys,
  reasonText,
  sharedWords,
} from '../domain/alike.ts';
import type { InsightTables } from '../tables.ts';
import { modelInUse } from './model-in-memory.ts';

/** Older ones are another matter. */
const DAYS = 90;
const CANDIDATES = 40;
const SHOWN = 5;

export interface AlikeQuestion {
  content: string;
  placeId: string | null;
  lon: number | null;
  lat: number | null;
  at: Date;
  /** Keyed hashes in hex. */
  phones: readonly string[];
  except: string | null;
}

interface Row {
  id: string;
  number: string;
  title: string;
  state: string;
  open: boolean;
  createdAt: Date;
  placeId: string | null;
  lon: number | null;
  lat: number | null;
  content: string;
  keys: number[];
  sameReporter: boolean;
}

/**
 * Requests that may say the same, of the ninety days before (and after) it: found by the rare pairs of letters they share
 * or by the same contact, judged by words, place and time, and only such as the caller may see.
 */
export async function findAlike(ctx: Ctx, question: AlikeQuestion): Promise<AlikePage> {
  const { set } = await modelInUse(ctx);
  const common: CommonPairs = set?.common ?? new Map();
  const keys = printKeys(ctx.tx.tenantId, question.content);
  const rows = await candidates(ctx, question, askedKeys(keys, common, set?.requests ?? 0));
  const found = rows.flatMap((row): Alike[] => {
    const one = alikeOf(row, question, likeness(keys, row.keys, common));
    return one ? [one] : [];
  });
  found.sort((a, b) => b.reasons.score - a.reasons.score || a.reasons.days - b.reasons.days);
  return { items: found.slice(0, SHOWN), sameReporter: rows.filter((row) => row.sameReporter).length };
}

function alikeOf(row: Row, question: AlikeQuestion, kinship: number): Alike | undefined {
  const near = {
    likeness: kinship,
    distance: metresBetween(question, row),
    samePlace: question.placeId !== null && question.placeId === row.placeId,
    days: Math.floor(Math.abs(question.at.getTime() - row.createdAt.getTime()) / DAY),
  };
  const verdict = judgeAlike(near, row.sameReporter);
  if (!verdict) return undefined;
  const words = sharedWords(question.content, row.content, 4);
  const { id, number, title, state, open, placeId, sameReporter } = row;
  return {
    ...{ id, number, title, state, open, placeId, sameReporter },
    createdAt: row.createdAt.toISOString(),
    kind: verdict.kind,
    reasons: {
      words,
      distance: near.distance === null ? null : Math.round(near.distance),
      days: near.days,
      samePlace: near.samePlace,
      score: Math.round(verdict.score * 100) / 100,
    },
    reason: reasonText(near, words, sameReporter),
  };
}

async function candidates(ctx: Ctx, question: AlikeQuestion, asked: ReturnType<typeof askedKeys>): Promise<Row[]> {
  const { tx } = ctx;
  const scope = scopeSql(ctx.actor, await unitIdsOf(ctx));
  const since = new Date(question.at.getTime() - DAYS * DAY);
  return (await tx.run(
    sql<Row>`with same as (
        select distinct p.request_id from reporters p
        where p.tenant_id = ${tx.tenantId} and p.phone_lookup = any(array(select decode(h, 'hex') from unnest(${[...question.phones]}::text[]) h))
          and p.created_at >= ${since} limit 20
      ), wanted as (
        select request_id, weight from find_alike(${asked.keys}::integer[], ${asked.weights}::real[], ${since}, ${CANDIDATES})
        union select request_id, 0 from same)
      select m.id, m.number, m.title, m.state, m.open, m.created_at as "createdAt", m.place_id as "placeId", m.lon, m.lat, r.content, p.keys,
        m.id in (select request_id from same) as "sameReporter"
      from (select distinct request_id from wanted) w
      join matters m on m.tenant_id = ${tx.tenantId} and m.id = w.request_id
      join requests r on r.tenant_id = m.tenant_id and r.id = m.id
      join request_prints p on p.tenant_id = m.tenant_id and p.request_id = m.id
      where m.id is distinct from ${question.except}::uuid and not r.confidential and m.state not in ('void', 'withdrawn', 'merged') and ${scope}`.compile(
      db,
    ),
  )) as Row[];
}
const db = builder<InsightTables>();
