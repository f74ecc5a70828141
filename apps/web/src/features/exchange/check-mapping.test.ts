import { expect, test } from 'vitest';
import { checkMapping } from './check-mapping.ts';

test('a field that stands once is marked where it comes again; shared ones may come again', () => {
  const { twice } = checkMapping(['number', 'number', 'content', 'content', null, 'number']);
  expect([...twice]).toEqual([
    [1, 0],
    [5, 0],
  ]);
});

test('without content the title stands in, then the category, otherwise nothing does', () => {
  expect(checkMapping(['title', 'content']).content).toBe('content');
  expect(checkMapping(['category', 'title']).content).toBe('title');
  expect(checkMapping(['category', 'phone']).content).toBe('category');
  expect(checkMapping(['phone', null]).content).toBeNull();
});
