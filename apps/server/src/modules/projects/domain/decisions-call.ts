import { conflict, invalid } from '../../../kernel/errors.ts';
import { dayOfDate } from '../../../kernel/time.ts';
import type { Claim } from '../contract-parts.ts';
import type { ProjectAction } from '../flow.ts';
import type { Decide, ProjectChange, ProjectFacts } from './decisions.ts';
import { type ProjectOwn, waitingClaims } from './project.ts';

/** 揭榜领题 and 点题交办: who takes a project on. */
export const callDecisions = {
  call: (_own, { mode = 'first', conditions = '', closesOn = '' }, { today }) => {
    dayOfDate(closesOn);
    if (closesOn < today)
      throw invalid('closes-earlier', '截止日期不能早于今天。', 'The closing day is not earlier than today.', {
        field: 'closesOn',
      });
    return {
      own: { call: { mode, conditions: conditions.trim(), closesOn, publishedOn: today }, claims: [] },
      data: { mode, closesOn },
    };
  },
  claim: (own, { text = '' }, facts) => {
    const { unitId, personId, now, today } = facts;
    if (!own.call || today > own.call.closesOn)
      throw conflict('call-closed', '揭榜已截止，不能再揭榜。', 'The call has closed: nobody can claim it any more.');
    if (!unitId) throw invalid('unit-needed', '请用单位岗位揭榜。', 'Claim with a post in a unit.');
    if (waitingClaims(own).some((claim) => claim.unitId === unitId))
      throw conflict('claimed-already', '本单位已经揭榜，不用重复揭榜。', 'Your unit has claimed it already.');
    const won = own.call.mode === 'first';
    const claim: Claim = {
      unitId,
      text: text.trim(),
      at: now.toISOString(),
      by: personId,
      state: won ? 'won' : 'waiting',
    };
    const claims = [...own.claims.filter((each) => each.unitId !== unitId), claim];
    const data = { claimantId: unitId, won };
    if (!won) return { own: { claims }, to: 'calling', data };
    return { ...begun({ ...own, claims }, unitId, facts), to: 'underway', data };
  },
  'withdraw-claim': (own, _input, { unitId }) => {
    if (!waitingClaims(own).some((claim) => claim.unitId === unitId))
      throw conflict('no-claim', '本单位没有待定的揭榜。', 'Your unit has no claim here.');
    return {
      own: {
        claims: own.claims.map((claim) =>
          claim.unitId === unitId && claim.state === 'waiting' ? { ...claim, state: 'withdrawn' as const } : claim,
        ),
      },
      data: { claimantId: unitId },
    };
  },
  choose: (own, { unitId = '', reason = '' }, facts) => {
    if (own.call && facts.today <= own.call.closesOn)
      throw conflict(
        'call-still-open',
        `揭榜到 ${own.call.closesOn} 截止，截止后才能定榜，给各单位同样的机会。`,
        `The call is open until ${own.call.closesOn}: choose after that day, so that every unit has the same chance.`,
        { closesOn: own.call.closesOn },
      );
    const waiting = waitingClaims(own);
    if (!waiting.some((claim) => claim.unitId === unitId))
      throw invalid(
        'not-a-claimant',
        '这个单位没有揭榜，请从揭榜单位中选择。',
        'Choose one of the units that claimed.',
        {
          field: 'unitId',
        },
      );
    if (
      facts.personId !== null &&
      waiting.some(({ unitId: by, by: person }) => by === unitId && person === facts.personId)
    )
      throw conflict(
        'second-person-needed',
        '这个揭榜是您报的，请另一位同事定榜。',
        'You made this claim yourself: ask a colleague to choose.',
      );
    const claims = own.claims.map((claim) =>
      claim.state === 'waiting'
        ? { ...claim, state: claim.unitId === unitId ? ('won' as const) : ('lost' as const) }
        : claim,
    );
    const lost = waiting.map((claim) => claim.unitId).filter((id) => id !== unitId);
    return {
      ...begun({ ...own, claims }, unitId, facts),
      data: { claimantId: unitId, of: waiting.length },
      words: { reason },
      lost,
    };
  },
  'withdraw-call': (own, { reason = '' }) => ({
    own: {
      call: null,
      claims: own.claims.map((claim) => (claim.state === 'waiting' ? { ...claim, state: 'lost' as const } : claim)),
    },
    words: { reason },
    lost: waitingClaims(own).map(({ unitId }) => unitId),
  }),
  assign: (own, { unitId = '', note }, facts) => ({
    ...begun(own, unitId, facts),
    ...(note && { words: { note } }),
  }),
} satisfies Partial<Record<ProjectAction, Decide>>;

/** It begins with a unit that owns it; the decision stays, the claims are settled. */
const begun = (own: ProjectOwn, leadId: string, { today }: ProjectFacts): ProjectChange => ({
  own: { claims: own.claims, startedOn: own.startedOn ?? today },
  leadId,
  holderId: leadId,
});
