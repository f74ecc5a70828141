import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { detailWords } from '../detail/words.ts';
import { Pictures } from '../parts/pictures.tsx';

interface SidesProps {
  before: string;
  after: string;
  files: readonly { id: string; purpose: string }[];
}

/** Before and now, side by side where there is room. */
export function Sides({ before, after, files }: SidesProps): ReactElement {
  const t = useWords(detailWords);
  const of = (purpose: string) => files.filter((file) => file.purpose === purpose);
  return (
    <div className="project-sides">
      <figure className="stack stack-tight">
        <figcaption className="muted">{t('before')}</figcaption>
        <p className="project-words">{before}</p>
        <Pictures files={of('before')} name={(n) => t('beforeN', { n })} />
      </figure>
      <figure className="stack stack-tight">
        <figcaption className="muted">{t('after')}</figcaption>
        <p className="project-words">{after}</p>
        <Pictures files={of('after')} name={(n) => t('afterN', { n })} />
      </figure>
    </div>
  );
}
