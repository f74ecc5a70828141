import type { Dashboard } from '@huying/server/contract/reporting';
import { type ReactElement, useMemo } from 'react';
import { useCategories, usePlaces, useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { chainOf, treeIndex } from '../../ui/desk/tree-rows.ts';
import { reportWords } from './words.ts';

interface ScopeTrailProps {
  report: Dashboard;
  /** The address of the page with other bounds; null drops one. */
  hrefWith: (part: Record<string, string | null>) => string;
}

/** What the figures are confined to: the place with the way up, unit and category to drop. */
export function ScopeTrail({ report, hrefWith }: ScopeTrailProps): ReactElement {
  const t = useWords(reportWords);
  const places = usePlaces();
  const units = useUnits();
  const categories = useCategories();
  const { activePost } = useSession();
  const index = useMemo(() => treeIndex(places.items), [places.items]);
  const chain = chainOf(index, report.placeId);
  // Above one's own place the server shows nothing, so the way up ends there.
  const top = activePost?.scope === 'tenant' ? 0 : chain.findIndex(({ id }) => id === activePost?.placeId);
  const reached = chain.slice(Math.max(top, 0));
  const fixedUnit = activePost?.scope === 'unit' && report.unitId === activePost.unitId;
  return (
    <nav className="report-trail" aria-label={t('scope')}>
      {reached.length === 0 && <span>{t('scopeAll')}</span>}
      {reached.map(({ id, name }, at) =>
        at === reached.length - 1 ? (
          <strong key={id}>{name}</strong>
        ) : (
          <span key={id}>
            <AppLink href={hrefWith({ placeId: at === 0 ? null : id })}>{name}</AppLink>
            <span aria-hidden="true"> › </span>
          </span>
        ),
      )}
      {report.unitId !== null && (
        <span className="report-bound">
          {units.name(report.unitId)}
          {!fixedUnit && <AppLink href={hrefWith({ unitId: null })}>{t('dropUnit')}</AppLink>}
        </span>
      )}
      {report.category !== null && (
        <span className="report-bound">
          {categories.name(report.category) || report.category}
          <AppLink href={hrefWith({ category: null })}>{t('dropCategory')}</AppLink>
        </span>
      )}
    </nav>
  );
}
