import { type Burden, getBurden, listGridDuties } from '@huying/server/contract/requests';
import type { ReactElement, ReactNode } from 'react';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useLive } from '../../../../lib/live.ts';
import { catchUp, useAnswer } from '../../../../lib/query.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { Card } from '../../../../ui/card.tsx';
import { ScrollBox } from '../../../../ui/desk/scroll-box.tsx';
import { StatCard } from '../../../../ui/desk/stat-card.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { weeklyTime } from '../../weekly-time.ts';
import { type AdmissionFilter, admissionsHref, admissionViews } from './admission-views.ts';
import { AdmissionsFrame } from './admissions-frame.tsx';
import { admissionWords } from './words.ts';

const reload = (): void => void catchUp('/api/burden');

/** 减负台账: how much work beyond the list lies on grid workers, by who asked and by where it falls. Facts without anybody's name. */
export function BurdenPage(): ReactElement {
  const t = useWords(admissionWords);
  const { data, error, refetch } = useAnswer(getBurden);
  useLive('notice', reload, reload);
  return (
    <AdmissionsFrame hint={t('burdenHint')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="stack">
          <Totals burden={data} />
          {data.active === 0 ? (
            <Empty title={t('burdenNone')}>{t('burdenNoneBody')}</Empty>
          ) : (
            <div className="burden-tables">
              <ByUnit rows={data.byUnit} />
              <ByArea rows={data.byPlace} />
            </div>
          )}
        </div>
      )}
    </AdmissionsFrame>
  );
}

function Totals({ burden }: { burden: Burden }): ReactElement {
  const t = useWords(admissionWords);
  const duties = useAnswer(listGridDuties);
  return (
    <div className="stat-cards">
      {admissionViews.map((view) => (
        <StatCard key={view} label={t(`view.${view}`)} value={burden[view]} href={admissionsHref({ view })} />
      ))}
      <StatCard
        label={t('onTheList')}
        value={duties.data?.items.length ?? null}
        href="/desk/desk-lists/grid-duty"
        hint={t('onTheListHint')}
      />
    </div>
  );
}

function ByUnit({ rows }: { rows: Burden['byUnit'] }): ReactElement {
  const t = useWords(admissionWords);
  const lang = useLanguage();
  const units = useUnits();
  return (
    <FiguresTable title={t('byUnit')} hint={t('byUnitHint')} heads={[t('unit'), t('view.active'), t('weeklySum')]}>
      {rows.map(({ unitId, active, minutesWeekly }) => (
        <tr key={unitId}>
          <th scope="row">{units.name(unitId)}</th>
          <td>
            <Figure filter={{ view: 'active', unit: unitId }}>{active}</Figure>
          </td>
          <td>{weeklyTime(minutesWeekly, lang)}</td>
        </tr>
      ))}
    </FiguresTable>
  );
}

function ByArea({ rows }: { rows: Burden['byPlace'] }): ReactElement {
  const t = useWords(admissionWords);
  const lang = useLanguage();
  const places = usePlaces();
  const heads = [t('area'), t('grids'), t('view.active'), t('weekly')];
  return (
    <FiguresTable title={t('byArea')} hint={t('byAreaHint')} heads={heads}>
      {rows.map(({ placeId, grids, active, minutesWeekly }) => (
        <tr key={placeId}>
          <th scope="row">{places.name(placeId)}</th>
          <td>{grids}</td>
          <td>
            <Figure filter={{ view: 'active', place: placeId }}>{active}</Figure>
          </td>
          <td>{weeklyTime(minutesWeekly, lang)}</td>
        </tr>
      ))}
    </FiguresTable>
  );
}

/** A number that opens the list of exactly the rows it counts. */
const Figure = ({ filter, children }: { filter: AdmissionFilter; children: ReactNode }): ReactElement => (
  <AppLink className="burden-figure" href={admissionsHref(filter)}>
    {children}
  </AppLink>
);

interface FiguresTableProps {
  title: string;
  hint: string;
  heads: readonly string[];
  children: ReactNode;
}

function FiguresTable({ title, hint, heads, children }: FiguresTableProps): ReactElement {
  return (
    <Card title={title}>
      <p className="muted small">{hint}</p>
      <ScrollBox label={title}>
        <table className="burden-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollBox>
    </Card>
  );
}
