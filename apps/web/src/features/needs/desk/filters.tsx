import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useNarrow } from '../../../lib/use-media.ts';
import { FilterBar, type FilterBarProps } from '../../../ui/desk/filter-bar.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { needDeskWords } from './words.ts';

/** The filters of a list; on a phone they unfold, and say whether any is set. */
export function Filters(props: FilterBarProps): ReactElement {
  const t = useWords(needDeskWords);
  const isNarrow = useNarrow();
  if (!isNarrow) return <FilterBar {...props} />;
  const set = Object.entries(props.value).filter(([key, value]) => value && !props.keep?.includes(key)).length;
  return (
    <Fold title={set > 0 ? t('filtersOn', { n: set }) : t('filters')}>
      <FilterBar {...props} />
    </Fold>
  );
}
