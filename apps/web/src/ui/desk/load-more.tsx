import { Button } from 'antd';
import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '../../lib/i18n.ts';
import type { TablePages } from './data-table.tsx';
import { deskUiWords } from './words.ts';

/** Loads the next page when the end comes into view; the button is for the keyboard and for slow networks. */
export function LoadMore<Row>({
  pages,
  isWatched,
}: {
  pages: TablePages<Row>;
  isWatched: boolean;
}): ReactElement | null {
  const t = useWords(deskUiWords);
  const end = useRef<HTMLDivElement>(null);
  const load = useRef(pages.loadMore);
  load.current = pages.loadMore;
  const active = isWatched && pages.hasMore && !pages.error;
  useEffect(() => {
    if (!active || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      rootMargin: '400px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [active]);
  if (!pages.hasMore) return null;
  return (
    <div className="data-table-more" ref={end}>
      <Button loading={pages.isLoadingMore} onClick={pages.loadMore}>
        {t(pages.isLoadingMore ? 'loadingMore' : 'loadMore')}
      </Button>
    </div>
  );
}
