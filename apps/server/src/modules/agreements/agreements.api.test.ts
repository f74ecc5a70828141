import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, founder, newTenant, startTestApp, type TestApp } from '../../app/testing.ts';
import { newId } from '../../platform/ids.ts';
import { ensureRoles } from '../accounts/index.ts';
import { needsEndpoints } from '../needs/contract.ts';
import { organizationsEndpoints } from '../organizations/contract.ts';
import { agreementsEndpoints as api } from './contract.ts';
import { sweepAgreements } from './jobs/sweep-agreements.ts';
import { agreementCalls, type AgreementDesks, inCommon, signInSides } from './testing.ts';

let test: TestApp;
let calls: ReturnType<typeof agreementCalls>;
let desks: AgreementDesks;
beforeAll(async () => {
  test = await startTestApp();
  calls = agreementCalls(test);
  desks = await signInSides(test);
});
afterAll(() => test.stop());

const code = async (promise: Promise<Answer>): Promise<string> => (await promise).json.code;
const goTo = async (day: string): Promise<void> => {
  test.setNow(new Date(`${day}T10:00:00+08:00`));
  desks = await signInSides(test);
};
const list = async (view: string, as = desks.community): Promise<string[]> => {
  const { json } = await test.call(api.listAgreements, { as, query: { view } });
  return json.items.map(({ id }: { id: string }) => id);
};
/** The content with another row of words only in its list of resources. */
const withRow = async (id: string, text = '冬季送暖物资') => {
  const { content } = await calls.see(desks.community, id);
  const row = { id: newId(test.now()), text, amount: '20 份', duty: 'unit' };
  return { ...content, resources: [...content.resources, row] };
};

describe('an agreement', () => {
  it('is drafted in one call from the promises and common projects, which are followed where they are kept', async () => {
    const { promiseId } = await inCommon(test, desks);
    const partners = await test.call(api.listPartners, { as: desks.community });
    expect(partners.json.items).toMatchObject([
      { unitId: test.units.heat, promises: 1, projects: 1, agreementId: null },
    ]);
    const id = await calls.drafted(desks.community, test.units.heat);
    const seen = await calls.see(desks.community, id);
    expect(seen).toMatchObject({
      state: 'drafted',
      mySide: 'community',
      content: {
        title: '1社区居委会与供热办共建协议书',
        fromOn: '2026-11-18',
        untilOn: '2027-11-17',
        needs: [{ text: '独居老人理发不方便', source: { kind: 'need' } }],
        resources: [{ text: '老人上门理发', amount: '3 人次', dueOn: '2026-12-20', source: { kind: 'promise' } }],
        projects: [{ text: '暖心驿站', source: { kind: 'project' } }],
      },
    });
    expect(seen.content.clauses.at(-2).text).toContain('2026年11月18日');
    expect(seen.progress.map(({ state }: { state: string }) => state)).toEqual(['open', 'open', 'open']);
    const { json } = await test.call(needsEndpoints.listPromises, { as: desks.community });
    const { version } = json.items.find((each: { id: string }) => each.id === promiseId);
    const body = { version, outcome: '三位老人都理了发' };
    await test.call(needsEndpoints.keepPromise, { as: desks.community, params: { id: promiseId }, body });
    const states = (await calls.see(desks.liaison, id)).progress.map(({ state }: { state: string }) => state);
    expect(states).toEqual(['open', 'kept', 'open']);
  });

  it('comes into force with two signatures, one of each side, by two persons, of the same edition', async () => {
    const id = await calls.drafted(desks.community, test.units.heat);
    expect(await code(calls.sign(desks.community, id))).toBe('not-in-this-state');
    expect((await calls.done('sendAgreement', desks.community, id)).state).toBe('signing');
    expect(await list('todo', desks.liaison)).toContain(id);
    expect((await calls.sign(desks.liaison, id)).json).toMatchObject({ state: 'signing' });
    // Neither again, nor by a colleague, nor for the other side, nor from outside.
    for (const person of [desks.liaison, desks.second, desks.other, desks.street, desks.supervisor])
      expect([403, 404]).toContain(
        (await calls.act('signAgreement', person, id, { edition: 1, hash: '0'.repeat(64) })).status,
      );
    expect(await code(calls.act('signAgreement', desks.community, id, { edition: 1, hash: '0'.repeat(64) }))).toBe(
      'another-edition',
    );
    expect((await calls.sign(desks.colleague, id)).json).toMatchObject({ state: 'active', edition: 1 });
    const { inForce, editions, reviewOn, expiresOn } = await calls.see(desks.street, id);
    expect({ inForce, reviewOn, expiresOn }).toEqual({ inForce: 1, reviewOn: '2027-05-18', expiresOn: '2027-11-17' });
    expect(editions[0].signatures).toHaveLength(2);
    const notices = await test.platform.db.owner.query(
      `select kind, coalesce(data->'tell', '[]') as tell from events where subject_id = $1 and kind in ('agreement.signed', 'agreement.came-into-force') order by seq`,
      [id],
    );
    const both = [test.units.c1, test.units.heat];
    expect(notices.rows.map(({ kind, tell }) => [kind, tell])).toEqual([
      ['agreement.signed', both],
      ['agreement.signed', []],
      ['agreement.came-into-force', both],
    ]);
    const { rows } = await test.platform.db.owner.query(
      'select s.hash = e.hash as same from agreement_signatures s join agreement_editions e using (tenant_id, agreement_id, number) where agreement_id = $1',
      [id],
    );
    expect(rows).toEqual([{ same: true }, { same: true }]);
  });

  it('one person with posts on both sides signs for one of them only', async () => {
    const id = await calls.drafted(desks.community, test.units.heat);
    await calls.done('sendAgreement', desks.community, id);
    expect((await calls.sign(desks.community, id)).status).toBe(200);
    await test.platform.db.owner.query('update agreement_signatures set person_id = $2 where agreement_id = $1', [
      id,
      desks.liaison.personId,
    ]);
    expect((await calls.sign(desks.liaison, id)).status).toBe(403);
    expect((await calls.sign(desks.second, id)).json.state).toBe('active');
  });

  it('a change after one signature voids it: both sign the new edition', async () => {
    const id = await calls.drafted(desks.liaison, test.units.c1);
    await calls.done('sendAgreement', desks.liaison, id);
    await calls.sign(desks.community, id);
    const old = await calls.see(desks.liaison, id);
    const changed = await calls.done('reviseAgreement', desks.liaison, id, {
      content: await withRow(id),
      note: '加一项',
    });
    expect(changed).toMatchObject({ state: 'drafted', edition: 2 });
    await calls.done('sendAgreement', desks.liaison, id);
    expect(
      await code(calls.act('signAgreement', desks.community, id, { edition: 1, hash: old.editions[0].hash })),
    ).toBe('another-edition');
    await calls.sign(desks.liaison, id);
    expect((await calls.see(desks.liaison, id)).inForce).toBe(null);
    expect((await calls.sign(desks.community, id)).json).toMatchObject({ state: 'active', edition: 2 });
    const { json } = await test.call(api.compareEditions, {
      as: desks.supervisor,
      params: { id },
      query: { before: 1, after: 2 },
    });
    expect(json.items).toMatchObject([{ part: 'resources', change: 'added', label: '冬季送暖物资', before: null }]);
  });

  it('holds as it was signed while a change is drafted; the change may be dropped', async () => {
    const id = await calls.signed(desks.community, desks.liaison, test.units.heat);
    const content = await withRow(id);
    expect((await calls.done('reviseAgreement', desks.liaison, id, { content })).state).toBe('amending');
    expect(await code(calls.act('sendAgreement', desks.community, id))).toBe('forbidden');
    // The draft of a change is written over until it is sent.
    const again = await calls.done('reviseAgreement', desks.liaison, id, {
      content: { ...content, title: '改一个题目' },
    });
    expect(again).toMatchObject({ edition: 2, state: 'amending' });
    await calls.done('sendAgreement', desks.liaison, id);
    const reason = { reason: '数量做不到' };
    expect((await calls.done('sendBackAgreement', desks.community, id, reason)).state).toBe('amending');
    expect((await calls.see(desks.liaison, id)).log.at(-1)).toMatchObject({ data: reason });
    const dropped = await calls.done('withdrawAgreement', desks.liaison, id, { reason: '不改了' });
    expect(dropped).toMatchObject({ state: 'active', edition: 1 });
    expect((await calls.done('reviseAgreement', desks.community, id, { content })).edition).toBe(3);
  });

  it('a row points only at what the two sides have with one another', async () => {
    const id = await calls.drafted(desks.liaison, test.units.c2);
    const mine = await calls.see(desks.liaison, await calls.drafted(desks.community, test.units.heat));
    const { content } = await calls.see(desks.liaison, id);
    const strange = { ...content, projects: mine.content.projects };
    expect(await code(calls.act('reviseAgreement', desks.liaison, id, { content: strange }))).toBe('unknown-source');
    const { json } = await test.call(api.listOffers, { as: desks.liaison, params: { id } });
    expect(json.resources.map(({ text }: { text: string }) => text)).toContain('老人上门理发');
    const more = { ...content, resources: [json.resources[0]] };
    expect((await calls.act('reviseAgreement', desks.liaison, id, { content: more })).status).toBe(200);
    const twice = { ...content, resources: [json.resources[0], json.resources[0]] };
    expect(await code(calls.act('reviseAgreement', desks.liaison, id, { content: twice }))).toBe('row-twice');
    const wrong = { ...content, untilOn: content.fromOn };
    expect(await code(calls.act('reviseAgreement', desks.liaison, id, { content: wrong }))).toBe('term-order');
  });

  it('is made by a community and a unit, each for itself, and seen by those who have to do with it', async () => {
    const draft = (as = desks.community, withId = test.units.c2) =>
      test.call(api.draftAgreement, { as, body: { withId } });
    expect(await code(draft())).toBe('sides-unfit');
    expect(await code(draft(desks.liaison, test.units.water))).toBe('sides-unfit');
    expect(await code(draft(desks.community, newId(test.now())))).toBe('unknown-unit');
    for (const person of [desks.street, desks.supervisor, desks.water])
      expect((await draft(person, test.units.heat)).status).toBe(403);
    const id = await calls.drafted(desks.community, test.units.heat);
    const look = async (as: typeof desks.community) =>
      (await test.call(api.getAgreement, { as, params: { id } })).status;
    expect(await Promise.all([desks.street, desks.supervisor, desks.dispatcher].map(look))).toEqual([200, 200, 200]);
    const elsewhere = await newTenant(test.platform, 'other', '外区');
    await test.inTransaction((ctx) => ensureRoles(ctx.tx), founder(elsewhere));
    const stranger = await test.newcomer('supervisor', elsewhere);
    expect(await Promise.all([desks.other, desks.water, stranger].map(look))).toEqual([404, 404, 404]);
    expect(await list('open', stranger)).toEqual([]);
    expect((await calls.act('reviseAgreement', desks.other, id, { content: await withRow(id) })).status).toBe(404);
    const stale = await test.call(api.sendAgreement, { as: desks.community, params: { id }, body: { version: 9 } });
    expect(stale.json.code).toBe('version-conflict');
  });

  it('stands on the page of both units', async () => {
    const id = await calls.signed(desks.community, desks.liaison, test.units.heat);
    const waiting = await calls.drafted(desks.liaison, test.units.c1);
    await calls.done('sendAgreement', desks.liaison, waiting);
    const page = async (unit: string) =>
      (
        await test.call(organizationsEndpoints.getBelonging, {
          as: desks.community,
          params: { id: test.units[unit] ?? '' },
        })
      ).json;
    const { owes, gives } = await page('c1');
    expect(owes).toContainEqual(
      expect.objectContaining({ kind: 'agreement', id: waiting, dueOn: '2026-12-03', late: false }),
    );
    expect(gives).toContainEqual(expect.objectContaining({ id, dueOn: '2027-11-17' }));
    expect((await page('heat')).gives).toContainEqual(expect.objectContaining({ id }));
  });
});

describe('what comes after', () => {
  it('falls due for review by itself: both rate, each unseen by the other until both have, and note what comes next', async () => {
    const id = await calls.signed(desks.community, desks.liaison, test.units.heat);
    await goTo('2027-05-17');
    await sweepAgreements(test.platform);
    expect((await calls.see(desks.community, id)).state).toBe('active');
    await goTo('2027-05-18');
    await sweepAgreements(test.platform);
    expect(await list('todo')).toContain(id);
    const due = await calls.see(desks.liaison, id);
    expect(due).toMatchObject({ state: 'reviewing', dueAt: expect.stringContaining('2027-06-17') });
    const told = await test.platform.db.owner.query(
      `select data->'tell' as tell from events where subject_id = $1 and kind = 'agreement.review-due'`,
      [id],
    );
    expect(told.rows).toEqual([{ tell: [test.units.c1, test.units.heat] }]);
    expect(await code(calls.act('reviseAgreement', desks.liaison, id, { content: due.content }))).toBe(
      'not-in-this-state',
    );
    await calls.done('rateAgreement', desks.community, id, { score: 5, text: '服务到位' });
    expect(await list('todo', desks.liaison)).toContain(id);
    const before = await calls.see(desks.liaison, id);
    expect(before.reviews).toMatchObject([{ round: 1, community: null, unit: null }]);
    expect(JSON.stringify(before.log)).not.toContain('服务到位');
    expect((await calls.see(desks.street, id)).reviews[0].community).toBe(null);
    expect((await calls.see(desks.community, id)).reviews[0].community.score).toBe(5);
    expect((await calls.act('rateAgreement', desks.colleague, id, { score: 1, text: '再评一次' })).status).toBe(403);
    expect((await calls.act('concludeReview', desks.community, id, { step: 'go-on', text: '继续' })).status).toBe(403);
    await calls.done('rateAgreement', desks.liaison, id, { score: 4, text: '希望提前通知' });
    expect((await calls.see(desks.street, id)).reviews[0]).toMatchObject({
      community: { score: 5 },
      unit: { score: 4 },
    });
    await calls.done('concludeReview', desks.community, id, { step: 'revise', text: '每月提前一周通知' });
    // The last review comes a month before the end.
    expect(await calls.see(desks.liaison, id)).toMatchObject({ state: 'active', reviewOn: '2027-10-18' });
  });

  it('expires by itself and is renewed with what is still open', async () => {
    await goTo('2026-11-18');
    const id = await calls.signed(desks.community, desks.liaison, test.units.heat);
    await goTo('2027-11-18');
    await sweepAgreements(test.platform);
    const old = await calls.see(desks.liaison, id);
    expect(old).toMatchObject({ state: 'expired', endedOn: '2027-11-17', abilities: ['renew'] });
    const { json, status } = await test.call(api.renewAgreement, { as: desks.liaison, params: { id }, body: {} });
    expect(status).toBe(201);
    const next = await calls.see(desks.liaison, json.id);
    expect(next).toMatchObject({
      state: 'drafted',
      renewsId: id,
      content: { fromOn: '2027-11-18', untilOn: '2028-11-16' },
    });
    expect(next.content.clauses[5].text).toContain('自2027年11月18日起');
    expect(await calls.see(desks.community, id)).toMatchObject({ renewedById: json.id, abilities: [] });
    const again = await test.call(api.renewAgreement, { as: desks.community, params: { id }, body: {} });
    expect(again.json.code).toBe('renewed-already');
  });

  it('is ended early with a reason by either side; a term that is over cannot be signed', async () => {
    const id = await calls.signed(desks.community, desks.liaison, test.units.heat);
    expect((await calls.done('endAgreement', desks.liaison, id, { reason: '单位搬迁' })).state).toBe('ended');
    expect(await calls.see(desks.street, id)).toMatchObject({ endReason: '单位搬迁', open: false, expiresOn: null });
    expect(await list('ended')).toContain(id);
    const past = await calls.drafted(desks.community, test.units.heat, { fromOn: '2020-01-01', untilOn: '2020-12-31' });
    expect(await code(calls.act('sendAgreement', desks.community, past))).toBe('term-over');
  });
});
