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

/**
 * Whom it is for, when and how it comes: said of many different things, so that two texts which share only these are not
 * about the same thing.
 */
const CIRCUMSTANCES = new Set(
  `老人 老年 老年人 高龄 空巢 独居 失能 残疾 残疾人 困难 困境 特困 低保 家庭 家庭的 家里 家属 子女 孩子 儿童 学生 小学生
  大学生 青年 年轻 妇女 职工 退休 农民 住户 人家 党员 志愿 志愿者 队伍 爱心 小家 患者 病人 上门 在家 居家 陪伴 优先 免费 定期 长期
  短期 提前 预约 登记 报名 使用 开放 统一 共享 发放 支持 适合 晚间 晚上 夜里 上午 下午 周末 周六 周日 下班 假期 节日 过节 冬天 夏天
  三天 一次 附近 门口 院内 院里 单元 地方 大街 花园 家园 新村 小时 项目 生活 安全 想学 想做 想在 想请 想得到 希望有 有助 方便 不便 不会
  了解 以上 六十 结果 来说 几盏 借用 想借`.split(/\s+/),
);
/** What a word in common counts for: telling what it is about, or only for whom, when and how. */
export const TELLING_WORD = 5;
export const wordUnits = (word: string): number => (CIRCUMSTANCES.has(word) ? 1 : TELLING_WORD);

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
