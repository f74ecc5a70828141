import type { Random } from '../random.ts';

/** A message of the hotline to us. */
export interface ToUs {
  id: string;
  number: string;
  seq: number;
  kind: string;
  at: string;
  data: Record<string, unknown>;
}
/** A message of ours to the hotline. */
export interface FromUs {
  id: string;
  number: string;
  seq: number;
  kind: string;
  status: string;
  data: Record<string, unknown>;
}

/** What the residents of this run want, and how it goes on. */
export type Plan =
  | 'answer'
  | 'wait'
  | 'accept'
  | 'dispatch'
  | 'whole'
  | 'supervise'
  | 'return-upheld'
  | 'return-refused'
  | 'cancel'
  | 'extension'
  | 'correct';

/** An order as the hotline keeps it: its own records, of which we see nothing but what it sends. */
export interface HotlineOrder {
  number: string;
  plan: Plan;
  via: 'push' | 'pull';
  status: string;
  ourNumber: string;
  /** Of its messages to us, and of ours that it has gone through. */
  sent: number;
  heard: number;
  early: Map<number, FromUs>;
  kinds: string[];
  answers: number;
}

/** The records of a hotline: they outlive every restart of its server. */
export interface Book {
  orders: Map<string, HotlineOrder>;
  /** What is to be pushed, until it was confirmed. */
  unconfirmed: Map<string, ToUs>;
  /** What is there to be pulled, for ever. */
  journal: ToUs[];
  /** Ids of our messages that it has seen. */
  seen: Set<string>;
  repeats: number;
  outOfOrder: number;
  now(): Date;
}

export const openBook = (now: () => Date): Book => ({
  orders: new Map(),
  unconfirmed: new Map(),
  journal: [],
  seen: new Set(),
  repeats: 0,
  outOfOrder: 0,
  now,
});

export function say(book: Book, order: HotlineOrder, kind: string, data: Record<string, unknown>): void {
  order.sent += 1;
  const id = `${order.number}-${order.sent}`;
  const message = { id, number: order.number, seq: order.sent, kind, at: book.now().toISOString(), data };
  if (order.via === 'push') book.unconfirmed.set(id, message);
  else book.journal.push(message);
}

/** Their codes of a category list that they change in the middle of the year. */
const oldCodes = ['A01', 'A02', 'A03', 'A04'];
const newCodes = ['N-7001', 'N-7002', 'N-7003', 'N-7004'];
const areas = ['610101', '610102', '610103', '619999'];

export function newOrder(book: Book, at: { n: number; plan: Plan; isLate: boolean; random: Random }): HotlineOrder {
  const { n, plan, isLate, random } = at;
  const number = `HL2026${String(n).padStart(6, '0')}`;
  const via = n % 10 === 3 ? 'pull' : 'push';
  const order: HotlineOrder = {
    number,
    plan,
    via,
    status: 'sent',
    ourNumber: '',
    sent: 0,
    heard: 0,
    early: new Map(),
    kinds: [],
    answers: 0,
  };
  book.orders.set(number, order);
  const madeAt = new Date(book.now().getTime() - 3_600_000);
  say(book, order, 'order', {
    title: `第 ${n} 件`,
    content: `来电反映第 ${n} 件事：${random.pick(['路灯不亮', '水管漏水', '夜间噪音', '垃圾没人清'])}`,
    madeAt: madeAt.toISOString(),
    dueAt: new Date(madeAt.getTime() + 20 * 86_400_000).toISOString(),
    name: '市民',
    phone: `139${String(n).padStart(8, '0')}`,
    categoryCode: random.pick(isLate ? newCodes : oldCodes),
    areaCode: random.pick(areas),
    urgencyCode: random.pick(['1', '2', '9']),
    extra: { 话务员: String(n % 37) },
  });
  if (plan === 'supervise') say(book, order, 'supervise', { words: '领导批示，请尽快办理并书面回复' });
  if (plan === 'correct') {
    say(book, order, 'supplement', { words: '市民补充：就在小区东门' });
    say(book, order, 'order', {
      content: `更正：第 ${n} 件`,
      madeAt: madeAt.toISOString(),
      categoryCode: random.pick(newCodes),
    });
  }
  return order;
}

/** Goes through a message of ours in the order of its conversation; one that comes again, or too early, does no harm. */
export function hear(book: Book, message: FromUs): 'accepted' | 'duplicate' {
  const order = book.orders.get(message.number);
  if (!order) throw new Error(`an order nobody knows: ${message.number}`);
  if (book.seen.has(message.id)) {
    book.repeats += 1;
    return 'duplicate';
  }
  book.seen.add(message.id);
  if (message.seq !== order.heard + 1) book.outOfOrder += 1;
  order.early.set(message.seq, message);
  for (let next = order.early.get(order.heard + 1); next; next = order.early.get(order.heard + 1)) {
    order.early.delete(next.seq);
    order.heard = next.seq;
    goOn(book, order, next);
  }
  return 'accepted';
}

/** What the hotline makes of what it hears: it answers questions, and calls the resident when there is a result. */
function goOn(book: Book, order: HotlineOrder, { kind, status, data }: FromUs): void {
  order.status = status;
  order.kinds.push(kind);
  if (kind === 'received') order.ourNumber = String(data.ourNumber ?? '');
  if (kind === 'return-asked')
    say(book, order, 'return-decision', { approved: order.plan === 'return-upheld', reason: '已研究' });
  if (kind === 'extension-asked')
    say(book, order, 'extension-decision', {
      approved: true,
      dueAt: new Date(book.now().getTime() + 40 * 86_400_000).toISOString(),
    });
  if (kind === 'supervision-answered') order.answers += 1;
  // Said right after the result, while our own people may still be looking at it: too early on purpose.
  if (kind === 'result' && (order.plan === 'whole' || order.plan === 'supervise'))
    say(book, order, 'follow-up', { reached: true, solved: true, satisfied: 5 });
}
