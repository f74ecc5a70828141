/** Something that happened to a request that came from the hotline. */
export interface Happened {
  kind: string;
  seq: number;
  at: Date;
  data: Record<string, unknown>;
}

/** What was written at the time, and the answer as it stands. */
export interface Written {
  number: string;
  publicText: string | null;
  resultClass: string | null;
  unsolvedReason: string | null;
  rejection: string | null;
  words: Record<string, string>;
}

export interface Outbound {
  kind: string;
  data: Record<string, unknown>;
}

type Compose = (written: Written, event: Happened) => Record<string, unknown>;

const result: Compose = ({ publicText, resultClass, unsolvedReason }) => ({
  resultClass: resultClass ?? 'explained',
  publicText: publicText ?? '',
  ...(unsolvedReason && { unsolvedReason }),
});

/** What the hotline is told with more than the new status. */
const telling: Record<string, { kind: string; compose: Compose }> = {
  'request.registered': { kind: 'received', compose: ({ number }) => ({ ourNumber: number }) },
  'request.signed': { kind: 'signed', compose: () => ({}) },
  'request.replied': { kind: 'result', compose: result },
  'request.answered': { kind: 'result', compose: result },
  'request.declined': { kind: 'declined', compose: ({ rejection }) => ({ reason: rejection ?? '' }) },
  'request.extended': {
    kind: 'extension-asked',
    compose: (_written, { data }) => ({ amount: data.amount ?? null, unit: data.unit ?? null }),
  },
  'request.urge-answered': { kind: 'supervision-answered', compose: ({ words }) => ({ words: words.answer ?? '' }) },
  'request.followed-up': {
    kind: 'followed-up',
    compose: (_written, { data: { reached, solved, satisfied } }) => ({ reached, solved, satisfied }),
  },
  'request.question-asked': { kind: 'question', compose: ({ words }) => ({ words: words.question ?? '' }) },
};

/** What they are told of an event; null where it says nothing to them: the same status again. */
export function outboundOf(
  event: Happened,
  written: Written,
  lastStatus: string | undefined,
  status: string,
): Outbound | null {
  const special = telling[event.kind];
  if (special) return { kind: special.kind, data: special.compose(written, event) };
  return status === lastStatus ? null : { kind: 'status', data: {} };
}
