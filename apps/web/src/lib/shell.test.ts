import { expect, test } from 'vitest';
import { staysInShell } from './shell.ts';

test.each([
  ['/r/new?about=system', 'field', false],
  ['/r/new', 'resident', true],
  ['/', 'desk', false],
  ['/desk?view=todo', 'desk', true],
  ['/desk/requests', 'desk', true],
  ['/desk/requests', 'field', false],
  ['/field', 'field', true],
  ['/deskwork', 'resident', true],
  ['tel:12345', 'resident', false],
  ['//elsewhere.example/desk', 'desk', false],
])('%s followed inside the %s shell: %s', (href, shell, stays) => {
  expect(staysInShell(href, shell)).toBe(stays);
});
