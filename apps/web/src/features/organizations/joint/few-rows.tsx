import { type ReactElement, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { jointWords } from './words.ts';

const FEW = 8;

/** The first rows of a list that stands among others; the rest when it is asked for. */
export function FewRows<Row>({
  rows,
  children,
}: {
  rows: readonly Row[];
  children: (row: Row) => ReactElement;
}): ReactElement {
  const t = useWords(jointWords);
  const [isWhole, setWhole] = useState(false);
  // One row alone is not worth a press.
  const isShort = isWhole || rows.length <= FEW + 1;
  return (
    <>
      <ul className="joint-rows">{(isShort ? rows : rows.slice(0, FEW)).map(children)}</ul>
      {!isShort && (
        <div className="row">
          <Button onClick={() => setWhole(true)}>{t('moreRows', { n: rows.length - FEW })}</Button>
        </div>
      )}
    </>
  );
}
