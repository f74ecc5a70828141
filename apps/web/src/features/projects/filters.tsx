import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { FilterBar, type FilterBarProps } from '../../ui/desk/filter-bar.tsx';
import { Fold } from '../../ui/fold.tsx';
import { projectWords } from './words.ts';

/** The filters of a list; on a phone they unfold, so that the list begins on the first screen. */
export function Filters(props: FilterBarProps): ReactElement {
  const t = useWords(projectWords);
  const isNarrow = useNarrow();
  const { value, keep = [] } = props;
  const set = Object.keys(value).filter((key) => !keep.includes(key)).length;
  if (!isNarrow) return <FilterBar {...props} />;
  return (
    <Fold title={set > 0 ? t('filtersSet', { n: set }) : t('filters')}>
      <FilterBar {...props} />
    </Fold>
  );
}
