import { type AppError, invalid } from '../../../kernel/errors.ts';

export interface LevelRule {
  level: number;
  name: string;
  isGrid: boolean;
}

/**
 * Why a set of levels will not do, or null. Two (city–community, S1-22) to five levels, numbered from 1 without a gap,
 * each with a name of its own, exactly one of them the grid; levels below the grid (buildings, households) are allowed.
 */
export function refuseLevels(levels: readonly LevelRule[]): AppError | null {
  if (levels.length < 2 || levels.length > 5) {
    return invalid('level-count', '层级应为 2 至 5 级，请增减后再保存。', 'There must be two to five levels.');
  }
  const ranks = levels.map((each) => each.level).sort((a, b) => a - b);
  if (ranks.some((rank, i) => rank !== i + 1)) {
    return invalid(
      'level-numbers',
      '层级序号应从 1 开始连续，不能重复。',
      'Levels must be numbered 1, 2, 3… without gaps.',
    );
  }
  if (new Set(levels.map((each) => each.name.trim())).size < levels.length) {
    return invalid('level-names', '层级名称不能重复，请修改后再保存。', 'Each level needs a name of its own.');
  }
  if (levels.filter((each) => each.isGrid).length !== 1) {
    return invalid('level-grid', '请指定且只指定一级为网格。', 'Exactly one level must be the grid.');
  }
  return null;
}
