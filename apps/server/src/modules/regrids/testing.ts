import { expect } from 'vitest';
import type { Person, TestApp } from '../../app/testing.ts';
import { territoryEndpoints } from '../territory/contract.ts';
import { type Regrid, regridsEndpoints as api } from './contract.ts';

export const TODAY = '2026-11-18';

/** The test district's grids as its system administrator merges and splits them. */
export function regridSteps(scene: () => { test: TestApp; admin: Person }) {
  const idOf = (code: string): string => scene().test.places[code] ?? '';
  const place = async (id: string) => {
    const { test, admin } = scene();
    return (await test.call(territoryEndpoints.getPlace, { as: admin, params: { id } })).json;
  };
  const versioned = (...codes: string[]) =>
    Promise.all(codes.map(async (code) => ({ id: idOf(code), version: (await place(idOf(code))).version as number })));
  const carryOut = async (body: Regrid) => {
    const { test, admin } = scene();
    const { status, json, text } = await test.call(api.carryOutRegrid, { as: admin, body });
    expect(status, text).toBe(201);
    await test.app.pump.drained();
    // What comes next comes later.
    test.setNow(new Date(test.now().getTime() + 1000));
    return json;
  };
  return {
    idOf,
    place,
    versioned,
    carryOut,
    /** G1 and G2 become G1. */
    merge: async (given: Partial<Regrid> = {}): Promise<Regrid> => ({
      kind: 'merge',
      day: TODAY,
      places: await versioned('G1', 'G2'),
      parts: [{ keepId: idOf('G1') }],
      moveOpenMatters: false,
      ...given,
    }),
    /** G1 becomes G1 in the west and G1-2 in the east. */
    split: async (given: Partial<Regrid> = {}): Promise<Regrid> => ({
      kind: 'split',
      day: TODAY,
      places: await versioned('G1'),
      parts: [{ keepId: idOf('G1') }, { code: 'G1-2', name: '一网格东' }],
      // From south to north: left of it lies the west.
      cut: [
        [106.005, 39.002],
        [106.005, 39.008],
      ],
      moveOpenMatters: false,
      ...given,
    }),
    preview: async (body: Regrid) => {
      const { test, admin } = scene();
      const { status, json, text } = await test.call(api.previewRegrid, { as: admin, body });
      expect(status, text).toBe(200);
      return json;
    },
    undo: async (id: string) => {
      const { test, admin } = scene();
      const answer = await test.call(api.undoRegrid, { as: admin, params: { id } });
      await test.app.pump.drained();
      return answer;
    },
  };
}
