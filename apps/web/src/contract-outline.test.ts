import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { outline } from '../build/contract-outline.ts';
import { shellOf } from '../build/shell-pages.ts';

test('of an endpoint the browser keeps how to reach it, of plain data everything, of a schema nothing', () => {
  const contract = {
    create: {
      method: 'POST',
      path: '/api/requests',
      access: 'public',
      summary: 'Report something',
      body: Type.Object({ text: Type.String() }),
      response: Type.Object({ id: Type.String() }),
    },
    upload: { method: 'POST', path: '/api/files', access: 'public', summary: 'Upload', multipart: true },
    limits: { text: 2000, kinds: ['photo', 'audio'] },
    shape: Type.Object({ id: Type.Optional(Type.String()) }),
    helper: () => 1,
  };
  expect(outline(contract)).toEqual({
    create: { method: 'POST', path: '/api/requests' },
    upload: { method: 'POST', path: '/api/files', multipart: true },
    limits: { text: 2000, kinds: ['photo', 'audio'] },
  });
});

test('each shell answers its own paths', () => {
  const pages = ['/', '/r/new', '/deskwork', '/desk', '/desk/requests', '/field', '/field/report'].map(shellOf);
  expect(pages).toEqual([
    'index.html',
    'index.html',
    'index.html',
    'desk.html',
    'desk.html',
    'field.html',
    'field.html',
  ]);
});
