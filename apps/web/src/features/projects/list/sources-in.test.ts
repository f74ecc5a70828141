import { expect, test } from 'vitest';
import { sourcesIn } from './sources-in.ts';

const one = '01890a5d-ac96-774b-bcce-b302099a8057';
const two = '01890a5d-ac96-774b-bcce-b302099a8058';

test('names in an address what a project is made of, each once, and passes over what is no id', () => {
  expect(sourcesIn(`need=${one}&need=${two}&request=${one}&resource=1&view=open`)).toEqual([
    { kind: 'need', id: one },
    { kind: 'need', id: two },
  ]);
  expect(sourcesIn('')).toEqual([]);
});
