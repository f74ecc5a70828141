import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findMarks, hideKinds, hideMarks, type KnownWords, type MarkKind } from './personal-marks.ts';
import { identityCheck } from './personal-numbers.ts';

const known: KnownWords = {
  names: new Set(['王建国', '欧阳明', '高明', 'JOHNSMITH']),
  notNames: new Set(['高明路']),
  publicPhones: new Set(['09522010001', '12345']),
};
const kinds = (text: string): MarkKind[] => findMarks(text, known).map(({ kind }) => kind);
const blocking = (text: string): string[] =>
  findMarks(text, known)
    .filter((mark) => mark.blocks)
    .map(({ from, to }) => text.slice(from, to));

/** Digits as people write them: full width, Chinese, spaces and dashes between any two. */
const spelt = (digits: string): fc.Arbitrary<string> => {
  const signs = [...digits].map((digit) => {
    const value = Number(digit);
    if (Number.isNaN(value)) return fc.constantFrom('X', 'x', 'Ｘ', 'ｘ');
    return fc.constantFrom(digit, String.fromCharCode(0xff10 + value), '零一二三四五六七八九'[value] ?? digit);
  });
  const gaps = fc.array(fc.constantFrom('', '', '', ' ', '-', '　', '–', '—', '·', '\u200b', ' - '), {
    minLength: digits.length,
    maxLength: digits.length,
  });
  return fc
    .tuple(fc.tuple(...signs), gaps)
    .map(([written, between]) => written.map((sign, i) => (i === 0 ? sign : `${between[i]}${sign}`)).join(''));
};
/** Both in Arabic digits only, as a form sends them. */
const around = fc.constantFrom('', '请联系', '电话：', '，', '。', '（', '统一', '住户 ', 'abc');

const digitsOf = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digitsOf(9)).map((parts) => parts.join(''));
const identity = fc
  .tuple(
    fc.constantFrom('110101', '640202', '440305', '650102'),
    fc.integer({ min: 1940, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digitsOf(3),
  )
  .map(([region, year, month, day, order]) => {
    const first17 = `${region}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${order}`;
    return first17 + identityCheck(first17);
  });

describe('numbers in any spelling', () => {
  it.each([
    ['a mobile number', mobile, 'phone'],
    ['an identity number', identity, 'identity'],
  ] as const)('%s is found, and nothing of it is left when it is hidden', (_what, numbers, kind) => {
    fc.assert(
      fc.property(
        numbers.chain((number) => fc.tuple(fc.constant(number), spelt(number))),
        around,
        around,
        ([, written], before, after) => {
          // A Chinese digit right before belongs to the number itself.
          const text = `${before === '统一' && /^[零一二三四五六七八九]/.test(written) ? '' : before}${written}${after}`;
          const marks = findMarks(text);
          expect(marks.filter((mark) => mark.blocks).map((mark) => mark.kind)).toContain(kind);
          const hidden = hideMarks(text);
          expect(findMarks(hidden).filter((mark) => mark.blocks)).toEqual([]);
          expect(hidden.normalize('NFKC').replace(/\D/g, '').length).toBeLessThan(7);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a card number that passes the check is found, one that does not is only looked at', () => {
    expect(kinds('卡号 6222 0212 3456 7894')).toContain('card');
    expect(blocking('卡号6222021234567890')).toEqual([]);
    expect(kinds('卡号6222021234567890')).toEqual(['number']);
  });

  it('the check digit is that of the standard’s own example (GB 11643, annex)', () => {
    expect(identityCheck('11010519491231002')).toBe('X');
    expect(identityCheck('44052418800101001')).toBe('4');
  });

  it('an identity number whose last digit was mistyped is still somebody’s; one with no birthday is none', () => {
    expect(kinds('110105194912310021')).toEqual(['identity']);
    expect(kinds('110105194913310023')).not.toContain('identity');
  });

  test.each(['+86 138-1234-5678', '0086 13812345678', '０９５２－２０１２３４５', '(0952)2012345', '2012345'])(
    '%s is a telephone number',
    (text) => expect(blocking(text)).not.toEqual([]),
  );

  test.each([
    '2026年3月5日起停水，请打12345',
    '办公电话 0952-2010001',
    '投入 2000000 元，惠及 20000000 人次',
    '共 2,810 条需求、2,230 项资源、598 个项目',
    '工期 2026-11-21 至 2026-12-31',
    '20261121',
    '编号 2026-11-0412',
    '第 1 2 3 项',
  ])('%s tells of nobody', (text) => expect(blocking(text)).toEqual([]));
});

describe('everything else', () => {
  test.each<[string, string, MarkKind]>([
    ['发到 zhang.san@example.com 即可', 'zhang.san@example.com', 'mail'],
    ['加微信号：abc_12345', '微信号：abc_12345', 'account'],
    ['宁B·12345 长期占道', '宁B·12345', 'plate'],
    ['宁ＢD12345 占道', '宁ＢD12345', 'plate'],
    ['住3号楼2单元501室', '3号楼2单元501室', 'dwelling'],
    ['住三号楼二单元', '三号楼二单元', 'dwelling'],
    ['12栋 1203 漏水', '12栋 1203', 'dwelling'],
    ['家在301室', '301室', 'dwelling'],
    ['由王建国牵头', '王建国', 'name'],
    ['由王 建 国牵头', '王 建 国', 'name'],
    ['欧阳·明反映', '欧阳·明', 'name'],
    ['联系 John Smith', 'John Smith', 'name'],
  ])('%s', (text, found, kind) => {
    const [mark, ...more] = findMarks(text, known).filter((each) => each.blocks);
    expect(more).toEqual([]);
    expect(text.slice(mark?.from, mark?.to)).toBe(found);
    expect(mark?.kind).toBe(kind);
  });

  it('a word that holds a name and is none is left alone', () => {
    expect(blocking('高明路积水')).toEqual([]);
    expect(blocking('高明反映积水')).toEqual(['高明']);
  });

  it('what is doubtful is marked and does not block', () => {
    expect(kinds('李大爷家')).toEqual(['maybe-name']);
    expect(kinds('李素芬说楼上好几位都想有人上门')).toEqual(['maybe-name']);
    expect(kinds('盼有人常来说说话')).toEqual([]);
    expect(kinds('锦程花园家门口就能办')).toEqual([]);
    expect(kinds('高龄老人多，和水务局一起办')).toEqual([]);
    expect(kinds('3号楼旁的路灯')).toEqual(['maybe-address']);
    expect(kinds('3号楼2单元，2026年3月5日起停水')).toEqual(['dwelling']);
    expect(blocking('3号楼2单元，2026年3月5日起停水')).toEqual(['3号楼2单元']);
    expect(blocking('3号楼 120户居民')).toEqual([]);
  });

  it('hides a name but for its first letter, the rest wholly', () => {
    const text = '王建国（13812345678）住3号楼2单元501室';
    expect(hideMarks(text, known)).toBe('王＊＊（＊＊＊）住＊＊＊');
  });

  it('any text keeps its other letters, and hiding again finds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const hidden = hideMarks(text, known);
        expect(findMarks(hidden, known).filter((mark) => mark.blocks)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is to be looked at can be hidden as well', () => {
  const kindsToHide = new Set<MarkKind>(['maybe-address', 'maybe-name']);
  test.each([
    ['金水花园12号楼独居老人', '金水花园＊号楼独居老人'],
    ['中山路7号院、A座、三栋', '中山路＊号院、＊座、＊栋'],
    ['中山路 12 号门前积水', '中山路＊号门前积水'],
    ['住3-2-501，李大爷、周桂芳女士', '住＊＊＊，某大爷、某女士'],
    ['李素芬说楼上要装扶手', '＊＊＊说楼上要装扶手'],
  ])('%s', (text, hidden) => {
    expect(hideKinds(text, known, kindsToHide)).toBe(hidden);
    expect(kinds(hidden)).toEqual([]);
  });

  it('only the kinds that were asked for', () => {
    expect(hideKinds('3号楼李大爷', known, new Set(['maybe-address']))).toBe('＊号楼李大爷');
    expect(hideMarks('3号楼李大爷', known)).toBe('3号楼李大爷');
  });
});

describe('a long text that wants to be slow', () => {
  const hostile: [what: string, piece: string, before?: string][] = [
    ['digits', '1'],
    ['digits apart', '1 '],
    ['Chinese digits', '一'],
    ['letters of a mail without a sign', 'a'],
    ['mails without an end', 'a@'],
    ['signs of an identity number', 'X '],
    ['spaces after a chat account', ' ', '微信'],
    ['spaces after a house', ' ', '3号楼'],
    ['spaces after a door', ' ', '3栋2单元'],
    ['commas after houses', '3栋,'],
    ['dashes', '1-'],
    ['houses', '3号楼'],
    ['names', '王建国'],
    ['words that hold a name and are none', '高明路'],
    ['numbers of offices', '09522010001 '],
    ['a surname without an end', '李'],
  ];
  const fastest = (text: string): number =>
    Math.min(
      ...[1, 2].map(() => {
        const before = performance.now();
        findMarks(text, known);
        return performance.now() - before;
      }),
    );
  // Ten times the text in ten times the time; a square would be a hundred times, however often one tries on a busy machine.
  test.each(hostile)('%s', (_what, piece, before = '') => {
    const long = (signs: number): string => before + piece.repeat(signs / piece.length);
    const ratio = (): number => fastest(long(100_000)) / Math.max(1, fastest(long(10_000)));
    fastest(long(2_000));
    let least = ratio();
    for (let tries = 1; tries < 5 && least > 40; tries += 1) least = Math.min(least, ratio());
    expect(least).toBeLessThan(40);
  });
});
