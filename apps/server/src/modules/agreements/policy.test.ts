import { describe, expect, it } from 'vitest';
import { roleCatalogue } from '../accounts/index.ts';
import { actorWith } from '../accounts/testing.ts';
import { type AgreementActionName, agreementPermissions } from './contract.ts';
import { agreementFlow, type AgreementState } from './flow.ts';
import { agreementAbilities, can, type GovernedAgreement, statesOwed } from './policy.ts';

const states = Object.keys(agreementFlow.states) as AgreementState[];
const actions = [...(Object.keys(agreementPermissions) as AgreementActionName[]), 'renew' as const];
/** Of a side that writes, with nothing signed or rated yet. */
const seen = (state: AgreementState, given: Partial<GovernedAgreement> = {}): GovernedAgreement => ({
  state,
  inScope: true,
  side: 'community',
  drafting: 'community',
  signedBy: {},
  ratedBy: {},
  ...given,
});

/** What each side may do in which state, by hand: of the side that writes, and of the other. */
const ours: Record<AgreementState, string[]> = {
  drafted: ['revise', 'send', 'withdraw'],
  signing: ['revise', 'sign', 'withdraw'],
  active: ['revise', 'end', 'renew'],
  reviewing: ['rate', 'end', 'renew'],
  amending: ['revise', 'send', 'withdraw', 'end'],
  'amend-signing': ['revise', 'sign', 'withdraw', 'end'],
  expired: ['renew'],
  ended: ['renew'],
  withdrawn: [],
};
const theirs: Record<AgreementState, string[]> = {
  ...ours,
  drafted: [],
  signing: ['revise', 'send-back', 'sign'],
  amending: ['end'],
  'amend-signing': ['revise', 'send-back', 'sign', 'end'],
};
const signers = ['community-worker', 'unit-liaison'];

describe('every cell of state × action × role of an agreement', () => {
  it('is open exactly where the rows say', () => {
    const wrong: string[] = [];
    for (const { code: role } of roleCatalogue)
      for (const state of states)
        for (const action of actions) {
          const actor = actorWith(role);
          const may = (row: Record<AgreementState, string[]>): boolean =>
            signers.includes(role) && row[state].includes(action);
          if (can(actor, action, seen(state)) !== may(ours)) wrong.push(`${state} ${action} ${role}`);
          if (can(actor, action, seen(state, { drafting: 'unit' })) !== may(theirs))
            wrong.push(`${state} ${action} ${role} of the other side`);
          for (const given of [{ side: null }, { inScope: false }])
            if (can(actor, action, seen(state, given))) wrong.push(`${state} ${action} ${role} from outside`);
        }
    expect(wrong).toEqual([]);
  });

  it('one signature and one rating a side, by two persons', () => {
    const worker = actorWith('community-worker');
    const signing = (signedBy: GovernedAgreement['signedBy']): boolean =>
      can(worker, 'sign', seen('signing', { signedBy }));
    expect([signing({}), signing({ unit: 'you' }), signing({ community: 'you' }), signing({ unit: 'me' })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(can(worker, 'send-back', seen('signing', { drafting: 'unit', signedBy: { community: 'you' } }))).toBe(false);
    expect(can(actorWith('community-worker', { personId: null }), 'sign', seen('signing'))).toBe(false);
    const reviewing = (ratedBy: GovernedAgreement['ratedBy']): string[] =>
      agreementAbilities(worker, seen('reviewing', { ratedBy }));
    expect(reviewing({ community: 'you' })).toEqual(['end', 'renew']);
    expect(reviewing({ unit: 'me' })).toEqual(['end', 'renew']);
    expect(reviewing({ community: 'me', unit: 'you' })).toEqual(['conclude', 'end', 'renew']);
  });

  it('is read by those who see it, and waits for those who may act', () => {
    for (const role of ['street-dispatcher', 'district-dispatcher', 'supervisor', 'department-handler'])
      expect(can(actorWith(role), 'read', seen('active', { side: null })), role).toBe(true);
    expect(can(actorWith('grid-worker'), 'read', seen('active'))).toBe(false);
    expect(can(actorWith('supervisor'), 'read', seen('active', { inScope: false }))).toBe(false);
    expect(statesOwed(actorWith('unit-liaison'))).toEqual([
      'drafted',
      'amending',
      'signing',
      'amend-signing',
      'reviewing',
    ]);
    expect(statesOwed(actorWith('street-dispatcher'))).toEqual([]);
  });
});
