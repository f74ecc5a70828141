import { resume } from './asking.ts';
import { close, rehandle, rework } from './following-up.ts';
import { withFlag } from './flags.ts';
import { reply } from './handling.ts';
import { endTransfer, transfer } from './linking.ts';
import type { Link } from './carried.ts';
import type { Facts, Request, Step } from './request.ts';

/** What a request hears of the need or project it was handed over to. */
export type LinkNews =
  | { step: 'begun'; kind: Link['kind']; targetId: string; reference: string }
  /** It is done: the resident is answered, and can be asked how it went while it is still looked back on. */
  | { step: 'met'; publicText: string }
  /** It is over; `settled` where it was looked back on and holds, otherwise it came to nothing. */
  | { step: 'ended'; settled: boolean; outcome: string }
  | { step: 'rebounded'; reason: string };

/**
 * The steps that follow for the request; none where it stands so already or where a person has to decide. Heard twice the
 * second finds nothing to do.
 */
export function linkSteps(request: Request, targetIds: readonly string[], news: LinkNews, facts: Facts): Step[] {
  const { link } = request.own;
  const { state } = request.matter;
  if (news.step === 'begun') {
    const free = state === 'handling' && (link === null || (link.endedAt !== null && link.targetId !== news.targetId));
    return free ? transfer(request, news, facts) : [];
  }
  if (!link || link.targetId === null || !targetIds.includes(link.targetId)) return [];
  switch (news.step) {
    case 'met':
      return link.endedAt === null ? answered(request, news.publicText, facts) : [];
    case 'ended':
      return link.endedAt === null && canEnd(request) ? ended(request, news, facts) : [];
    case 'rebounded':
      return backAgain(request, link, news.reason, facts);
  }
}

function answered(request: Request, publicText: string, facts: Facts): Step[] {
  const { state } = request.matter;
  if (state !== 'handling' && state !== 'suspended') return [];
  // What helpers or called departments still owe is gathered by whoever leads it.
  if ((facts.children?.tasks ?? 0) + (facts.children?.calls ?? 0) > 0) return [];
  const [took] = state === 'suspended' ? resume(request, {}, facts) : [];
  const taken = took ? { ...request, matter: { ...request.matter, ...took.matter } } : request;
  return [...(took ? [took] : []), ...reply(taken, { resultClass: 'solved', publicText }, facts)];
}

const canEnd = ({ matter }: Request): boolean =>
  !['registered', 'accepted', 'filed', 'closed', 'archived', 'withdrawn', 'declined', 'void'].includes(matter.state);

/** The check on the spot stands for the verification; asked and content, it is closed; not asked yet, the follow-up closes it. */
function ended(request: Request, { settled, outcome }: { settled: boolean; outcome: string }, facts: Facts): Step[] {
  const { matter, own } = request;
  const steps = endTransfer(request, { outcome }, facts);
  if (!settled) return steps;
  const { personId } = facts.actor;
  const other = personId === null || !own.handledBy.includes(personId);
  if (matter.state === 'replied' && other) return [...steps, { action: 'verify', data: { onSite: true } }];
  const unhappy =
    own.reached === true && !(own.solved === true && (own.satisfied ?? 0) >= facts.settings.satisfiedFrom);
  if (matter.state !== 'followed-up' || unhappy || (facts.merged?.open ?? 0) > 0) return steps;
  return [...steps, ...close(request, facts)];
}

/** 反弹: back to the unit that answers for it, without the window that residents have, and it waits for its end anew. */
function backAgain(request: Request, link: Link, reason: string, facts: Facts): Step[] {
  const { matter, own } = request;
  const open = { link: { ...link, endedAt: null } };
  const flags = (step: Step): string[] => withFlag({ matter: { ...matter, ...step.matter } }, 'linked');
  const again = ([step]: Step[]): Step[] =>
    step ? [{ ...step, own: { ...step.own, ...open }, matter: { ...step.matter, flags: flags(step) } }] : [];
  switch (matter.state) {
    case 'replied':
      return again(rework(request, { reason }, facts));
    case 'verified':
    case 'followed-up':
      return again(rehandle(request, { reason }, facts));
    case 'closed':
      return own.dispatcherId === null
        ? []
        : again([
            {
              action: 'reopen',
              to: 'handling',
              matter: {
                open: true,
                closedAt: null,
                holderId: matter.leadId,
                flags: withFlag(request, 'reopened'),
              },
              own: { reopened: own.reopened + 1 },
              data: { byResident: false, rebounded: true },
              words: { reason },
            },
          ]);
    default:
      return [];
  }
}
