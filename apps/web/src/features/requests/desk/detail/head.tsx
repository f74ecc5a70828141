import './detail.css';
import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { copyText } from '../../../../lib/clipboard.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { useAlike } from '../acts/use-alike.ts';
import { alikeWords } from '../parts/alike-words.ts';
import { RequestTags } from '../request-tags.tsx';
import { isUnsent } from './is-unsent.ts';
import { detailWords } from './words.ts';

/** Number, state, deadline: what one looks for first. */
export function Head({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const lang = useLanguage();
  const { number, createdAt, clocks, confidential } = detail;
  const isPaused = clocks.some(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt !== null);
  const copy = async () => {
    if (await copyText(number)) toast(t('copied', { number }));
  };
  return (
    <div className="request-head">
      <div className="request-tags">
        <RequestTags row={detail} isPaused={isPaused} isConfidential={confidential} />
        {isUnsent(detail) && <Duplicates id={detail.id} />}
      </div>
      <div className="request-tags muted">
        <span>{t('number', { number })}</span>
        <Button variant="quiet" icon="copy" label={t('copyNumber')} onClick={() => void copy()} />
        <span>{t('registeredAt', { at: dateTimeText(createdAt, lang) })}</span>
      </div>
    </div>
  );
}

/** Said at the top: the list of them may lie below what is on screen. */
function Duplicates({ id }: { id: string }): ReactElement | null {
  const t = useWords(alikeWords);
  const { data } = useAlike(id);
  const count = data?.items.filter(({ kind, open }) => open && kind !== 'same-reporter').length ?? 0;
  return count > 0 ? <StatusTag tone="warning">{t('count', { n: count })}</StatusTag> : null;
}
