import { Value } from 'typebox/value';
import { canonical } from '../../../platform/events.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { Envelope, type InboundKind, inboundData, type OrderData } from '../contract-messages.ts';
import { momentOf } from '../domain/moment.ts';

/** A message on its way in. What cannot be understood is kept under the best name it has. */
export interface Incoming {
  messageId: string;
  number: string;
  seq: number | null;
  kind: string;
  raw: unknown;
  digest: Buffer;
  /** Why it cannot be understood; null when it can. */
  fault: string | null;
  /** Whether it says at least which order it is about. */
  isReadable: boolean;
}

export function readMessage(raw: unknown): Incoming {
  const text = canonical(raw);
  const digest = sha256(text);
  if (!Value.Check(Envelope, raw)) {
    const given = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
    const word = (name: string, standIn: string): string =>
      (typeof given[name] === 'string' && given[name].slice(0, 100)) || standIn;
    const name = `unreadable-${digest.toString('base64url').slice(0, 24)}`;
    return {
      messageId: word('id', name),
      number: word('number', name),
      seq: null,
      kind: word('kind', '?').slice(0, 40),
      raw,
      digest,
      fault: 'malformed',
      isReadable: false,
    };
  }
  return {
    messageId: raw.id,
    number: raw.number,
    seq: raw.seq ?? null,
    kind: raw.kind,
    raw,
    digest,
    fault: faultOf(raw),
    isReadable: true,
  };
}

function faultOf({ kind, data }: Envelope): string | null {
  if (!isKnown(kind)) return 'unknown-kind';
  if (!Value.Check(inboundData[kind], data)) return 'malformed';
  if (kind !== 'order') return null;
  const { madeAt, dueAt, closedAt } = data as OrderData;
  return [madeAt, dueAt, closedAt].every((text) => text === undefined || momentOf(text)) ? null : 'time-unreadable';
}

const isKnown = (kind: string): kind is InboundKind => Object.hasOwn(inboundData, kind);
