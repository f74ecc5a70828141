import { hideMarks, type MarkKind, nothingKnown } from '../../../kernel/personal-marks.ts';

const LONGEST = 3000;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const TELLS = /^(\p{Script=Han}{2,8}|\p{L}{3,20})$/u;
/** Said in nearly every need and every offer, so that having them in common says nothing. */
const COMMON = new Set(
  '需要 希望 居民 社区 小区 我们 提供 可以 能够 进行 开展 服务 活动 没有 现在 问题 解决 帮助 帮忙 建议 反映 大家 一个 一些 这个 那个 辖区 单位 群众 有人 组织 相关 方面 工作 情况 如果 因为 以及 每周 每月 每天'.split(
    ' ',
  ),
);

/** The distinct words of a text that say what it is about, in their order; none with a digit, forty at most. */
export function tellingWords(text: string): string[] {
  const words = new Set<string>();
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase();
  for (const { segment, isWordLike } of segmenter.segment(plain))
    if (isWordLike && TELLS.test(segment) && !COMMON.has(segment)) words.add(segment);
  return [...words].slice(0, 40);
}

/** Numbers of people made unreadable: a need tells of a group, and nobody is to be reached through it. */
export const withoutNumbers = (text: string): string => hideMarks(text, nothingKnown, numbers);
const numbers: ReadonlySet<MarkKind> = new Set(['phone', 'identity', 'card']);
