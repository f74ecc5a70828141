import { dictionary } from '../lib/i18n.ts';

/** The states of a project as its flow names them. */
export const zh = {
  drafted: '待议定',
  decided: '待交办',
  calling: '揭榜中',
  underway: '实施中',
  done: '已完工',
  effective: '待回头看',
  closed: '已办结',
  stopped: '已终止',
} as const;

export const projectStateWords = dictionary(zh, () =>
  import('./project-state-words.en.ts').then((module) => module.english),
);
