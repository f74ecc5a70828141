import { describe, expect, it } from 'vitest';
import { askedKeys, judgeAlike, likeness, metresBetween, printKeys, reasonText, sharedWords } from './alike.ts';

const none = new Map<number, number>();
const like = (a: string, b: string): number => likeness(printKeys(1, a), printKeys(1, b), none);

describe('prints', () => {
  it('differ from tenant to tenant, and not by width, case or punctuation', () => {
    expect(printKeys(1, '路灯不亮')).not.toEqual(printKeys(2, '路灯不亮'));
    expect(printKeys(1, 'ＡＢ座，路灯 不亮！')).toEqual(printKeys(1, 'ab座路灯不亮'));
    expect(printKeys(1, '')).toHaveLength(0);
    expect(printKeys(1, '灯')).toHaveLength(0);
  });

  it('are 1 for the same words, 0 for none, and forgive that one says it shorter', () => {
    const long = '和平小区七号楼楼道感应灯坏了半个月，晚上老人上下楼看不见，已经有人摔倒';
    expect(like(long, long)).toBeCloseTo(1);
    expect(like(long, '关于医保报销比例的问题')).toBe(0);
    expect(like(long, '和平小区七号楼楼道感应灯坏了')).toBeGreaterThan(0.55);
    expect(like('路灯', '路灯')).toBeLessThan(0.8); // one pair is no proof
  });

  it('pairs that everybody writes weigh little and are not asked for', () => {
    const common = new Map([...printKeys(1, '请有关部门尽快处理')].map((key) => [key, 0.5] as const));
    const a = printKeys(1, '请有关部门尽快处理噪声');
    const b = printKeys(1, '请有关部门尽快处理污水');
    expect(likeness(a, b, none)).toBeGreaterThan(0.5);
    expect(likeness(a, b, common)).toBeLessThan(0.3);
    const asked = askedKeys(a, common, 100_000);
    expect(asked.keys.length).toBeLessThan(a.length);
    expect(asked.weights).toHaveLength(asked.keys.length);
    expect(askedKeys(a, common, 100).keys).toHaveLength(a.length);
  });
});

describe('the verdict', () => {
  const near = { likeness: 0.5, distance: 20, samePlace: true, days: 1 };
  it.each([
    ['the same words anywhere', { ...near, likeness: 0.9, distance: 9000, samePlace: false }, false, 'copy'],
    ['much the same, here and now', near, false, 'same-fact'],
    ['the same long ago', { ...near, days: 45 }, false, 'alike'],
    ['the same far away', { ...near, distance: 9000, samePlace: false }, false, 'alike'],
    ['other words, same place', { ...near, likeness: 0.1 }, false, undefined],
    ['other words, same resident', { ...near, likeness: 0 }, true, 'same-reporter'],
  ] as const)('%s', (_, given, sameReporter, kind) => {
    expect(judgeAlike(given, sameReporter)?.kind).toBe(kind);
  });
});

it('measures metres, and knows when it cannot', () => {
  expect(metresBetween({ lon: 106, lat: 39 }, { lon: 106, lat: 39.009 })).toBeCloseTo(1000.8, 0);
  expect(metresBetween({ lon: null, lat: 39 }, { lon: 106, lat: 39 })).toBeNull();
});

it('says why in words', () => {
  expect(sharedWords('楼道感应灯坏了，老人摔倒', '楼道里感应灯不亮', 4)).toContain('楼道');
  const near = { likeness: 0.5, distance: 123, samePlace: true, days: 3 };
  expect(reasonText(near, ['楼道'], true).zh).toBe('都提到「楼道」，相距 120 米，相隔 3 天，同一联系电话');
  expect(reasonText({ ...near, distance: null, days: 0 }, [], false).en).toBe('same grid, the same day');
});
