import type { RegridPreview } from '@huying/server/contract/regrids';
import type { PlaceDetail } from '@huying/server/contract/territory';
import { type ReactElement, useMemo, useState } from 'react';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { GridMap, type MapArea } from '../../ui/grid-map.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Along, Bound } from './regrid-along.tsx';
import type { AssignedDraft, RegridDraft } from './regrid-draft.ts';
import { regridWords } from './words.ts';

interface OutcomeProps {
  place: PlaceDetail;
  preview: RegridPreview;
  moves: boolean;
  value: RegridDraft;
  onAssign: (part: Partial<AssignedDraft>) => void;
  onCarryOut: () => Promise<void>;
}

/** What would move, and the act itself. */
export function RegridOutcome(props: OutcomeProps): ReactElement {
  const { place, preview, moves, onCarryOut } = props;
  const t = useWords(regridWords);
  const lang = useLanguage();
  const [asking, setAsking] = useState(false);
  const { kind, parts, closes, warnings, households } = preview;
  const areas = useMemo<MapArea[]>(
    () => parts.flatMap(({ name, rings }, i) => (rings.length === 0 ? [] : [{ id: String(i), name, rings }])),
    [parts],
  );
  const act = t(kind === 'merge' ? 'doMerge' : 'doSplit');
  const ask =
    kind === 'merge'
      ? t('askMerge', { name: parts[0]?.name ?? '' })
      : t('askSplit', { name: place.name, n: parts.length });
  const known = (n: number | null) => n ?? t('none');
  return (
    <section className="stack regrid-outcome" aria-label={t('previewTitle')}>
      <h2>{t('previewTitle')}</h2>
      {warnings.map((warning) => (
        <p key={warning}>
          <StatusTag tone="warning">
            {warning === 'duty-clauses'
              ? t('warn.duty-clauses', {
                  clauses: preview.clauses.map(({ clause, within }) => `${clause}（${within}）`).join('、'),
                })
              : t(`warn.${warning}` as 'warn.households-differ', {
                  before: known(households.before),
                  after: known(households.after),
                })}
          </StatusTag>
        </p>
      ))}
      {areas.length > 0 && (
        <div className="regrid-map">
          <GridMap label={t('previewMap')} areas={areas} marked={['0']} />
        </div>
      )}
      <Parts preview={preview} />
      {closes.length > 0 && <p>{t('closes', { names: closes.map(({ name }) => name).join('、') })}</p>}
      <p>
        {moves
          ? t('mattersMove', { n: preview.openMatters, m: preview.withoutPoint })
          : t('mattersStay', { n: preview.openMatters })}
      </p>
      <Along preview={preview} />
      <Bound {...props} />
      <div className="row">
        <Button variant="primary" onClick={() => setAsking(true)}>
          {act}
        </Button>
      </div>
      <ConfirmDialog open={asking} title={ask} confirm={act} onConfirm={onCarryOut} onClose={() => setAsking(false)}>
        {t('askBody', { day: dayText(momentOf(preview.day), lang) })}
      </ConfirmDialog>
    </section>
  );
}

function Parts({ preview: { parts } }: { preview: RegridPreview }): ReactElement {
  const t = useWords(regridWords);
  return (
    <div className="regrid-scroll">
      <table className="regrid-table">
        <thead>
          <tr>
            <th scope="col">{t('becomes')}</th>
            <th scope="col">{t('code')}</th>
            <th scope="col">{t('households')}</th>
            <th scope="col">{t('area')}</th>
            <th scope="col">{t('openMatters')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ code, name, households, areaM2, openMatters }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{code}</td>
              <td>{households ?? t('none')}</td>
              <td>{areaM2 === null ? t('none') : t('areaUnit', { n: (areaM2 / 1e6).toFixed(2) })}</td>
              <td>{t('mattersOne', { n: openMatters })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
