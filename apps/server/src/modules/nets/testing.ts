import type { Person, TestApp } from '../../app/testing.ts';
import type { MultiPolygon } from '../../kernel/geometry.ts';
import type { Answer, DutyPerson, Net, SectionDetail } from './contract.ts';
import { netsEndpoints as api } from './contract.ts';

/** The test district's nets as its people lay them: every call must succeed. */
export function netsOn(test: TestApp, by: Person) {
  const done = async (call: Promise<Awaited<ReturnType<TestApp['call']>>>) => {
    const answer = await call;
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    return answer.json;
  };
  return {
    net: (body: object): Promise<Net> => done(test.call(api.createNet, { as: by, body })),
    section: (netId: string, body: object): Promise<SectionDetail> =>
      done(test.call(api.createSection, { as: by, params: { id: netId }, body })),
    person: (netId: string, name: string, title = ''): Promise<DutyPerson> =>
      done(test.call(api.addDutyPerson, { as: by, params: { id: netId }, body: { name, title } })),
    roster: ({ id, version }: SectionDetail, slots: object[], validFrom?: string): Promise<SectionDetail> =>
      done(
        test.call(api.setRoster, { as: by, params: { id }, body: { version, slots, ...(validFrom && { validFrom }) } }),
      ),
    ask: (query: Record<string, string | number>, as = by): Promise<Answer> =>
      done(test.call(api.whoAnswers, { as, query })),
  };
}

/** The same person all week, by day and by night. */
export const always = (personId: string, shifts: readonly string[] = ['day', 'night']): object[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => shifts.map((shift) => ({ weekday, shift, personId })));

/** A rectangle as a GeoJSON feature. */
export const feature = (
  code: string,
  name: string,
  [west, south, east, north]: readonly [number, number, number, number],
) => {
  const coordinates: MultiPolygon = [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
  return { type: 'Feature', properties: { code, name }, geometry: { type: 'MultiPolygon', coordinates } };
};
