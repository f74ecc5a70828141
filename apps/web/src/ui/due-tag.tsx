import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../lib/i18n.ts';
import { dateTimeText, spanText } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';
import { type Due, dueState } from './due-state.ts';
import { StatusTag } from './status-tag.tsx';
import { uiWords } from './words.ts';

/** 「剩余 1 天 3 小时」 / 「超期 2 小时」: keeps itself up to date; the exact limit is in the title. */
export function DueTag(due: Due): ReactElement {
  const t = useWords(uiWords);
  const lang = useLanguage();
  const { kind, tone, ms } = dueState(due, useNow());
  const words = {
    left: () => t('dueLeft', { span: spanText(ms, lang) }),
    over: () => t('dueOver', { span: spanText(ms, lang) }),
    paused: () => t('duePaused'),
    met: () => t('dueMet'),
    missed: () => t('dueMissed'),
  };
  return (
    <span title={t('dueAt', { at: dateTimeText(due.dueAt, lang) })}>
      <StatusTag tone={tone}>{words[kind]()}</StatusTag>
    </span>
  );
}
