import { describe, expect, it } from 'vitest';
import { reachOf, sentenceOf, type Stand } from './rights.ts';
import { permissionCatalogue } from './permission-catalogue.ts';

const stand = (given: Partial<Stand>): Stand => ({ scope: 'tenant', unitName: null, placeName: null, ...given });

describe('what a post reaches', () => {
  it.each([
    ['the whole tenant', stand({}), '全区的诉求'],
    ['a place', stand({ scope: 'place', placeName: '一网格' }), '「一网格」及其下各级的诉求'],
    ['a unit', stand({ scope: 'unit', unitName: '水务局' }), '「水务局」及下级单位正在办、主办或参与过的诉求'],
    [
      'a unit with a place',
      stand({ scope: 'unit', unitName: '居委会', placeName: '一社区' }),
      '「居委会」及下级单位正在办、主办或参与过的诉求，以及「一社区」及其下各级的诉求',
    ],
    ['nothing', stand({ scope: 'none' }), '看不到任何诉求'],
  ])('%s', (_case, at, zh) => {
    expect(reachOf(at).zh).toBe(zh);
  });
});

describe('a sentence for each permission', () => {
  it('exists in both languages for every permission and every scope, with nothing left blank', () => {
    for (const scope of ['tenant', 'place', 'unit', 'own', 'none'] as const)
      for (const { code, name, nameEn } of permissionCatalogue) {
        const { zh, en } = sentenceOf(code, stand({ scope, unitName: '水务局', placeName: '一社区' }));
        expect(zh.startsWith(`${name}：`) && zh.endsWith('。'), zh).toBe(true);
        expect(en.startsWith(`${nameEn}: `) && en.endsWith('.'), en).toBe(true);
        expect(`${zh}${en}`).not.toMatch(/null|undefined/);
      }
  });

  it('says what is handled by the hands that hold it, and what is never allowed', () => {
    const worker = stand({ scope: 'unit', unitName: '水务局' });
    expect(sentenceOf('request.handle', worker).zh).toBe(
      '签收、询问、退回、联系、反馈：在「水务局」及下级单位手上的诉求。',
    );
    expect(sentenceOf('request.verify', worker).zh).toMatch(/；本人办过的除外。$/);
  });
});
