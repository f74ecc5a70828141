import type { Agreement, ListRow, RowProgress } from '@huying/server/contract/agreements';
import type { ReactElement } from 'react';
import { useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dateText, dateTimeText } from '../../lib/time.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { agreementWords } from './words.ts';

/** Who, how long, and who has signed. */
export function SidesCard({ agreement }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const lang = useLanguage();
  const units = useUnits();
  const { content, current, inForce, editions, reviewOn, renewsId, renewedById } = agreement;
  const signatures = editions.find(({ number }) => number === current)?.signatures ?? [];
  const signed = (side: 'community' | 'unit'): string => {
    const signature = signatures.find((each) => each.side === side);
    if (!signature) return t('unsigned', { n: current });
    return t('signedBy', { person: signature.person ?? '', at: dateTimeText(signature.at, lang) });
  };
  return (
    <Card title={t('sides')}>
      <dl className="agreement-sides">
        {(['community', 'unit'] as const).map((side) => (
          <div key={side}>
            <dt>{t(side)}</dt>
            <dd>{units.name(side === 'community' ? agreement.communityId : agreement.unitId)}</dd>
            <dd className="muted">{signed(side)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('term')}</dt>
          <dd>{t('termText', { from: dateText(content.fromOn, lang), until: dateText(content.untilOn, lang) })}</dd>
          <dd className="muted">{inForce === null ? t('notInForce') : t('inForce', { n: inForce })}</dd>
        </div>
        {reviewOn && (
          <div>
            <dt>{t('nextReview')}</dt>
            <dd>{dateText(reviewOn, lang)}</dd>
          </div>
        )}
      </dl>
      {(renewsId || renewedById) && (
        <p className="row">
          {renewsId && <AppLink href={`/desk/agreements/${renewsId}`}>{t('renews')}</AppLink>}
          {renewedById && <AppLink href={`/desk/agreements/${renewedById}`}>{t('renewed')}</AppLink>}
        </p>
      )}
    </Card>
  );
}

const parts = ['needs', 'resources', 'projects'] as const;
const tones: Readonly<Record<RowProgress['state'], Tone>> = {
  kept: 'success',
  open: 'active',
  'fallen-through': 'danger',
};

/** The three lists with how far each row has come. */
export function ListsCard({ agreement }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const { content, progress } = agreement;
  const count = (state: RowProgress['state']) => progress.filter((each) => each.state === state).length;
  return (
    <Card
      title={t('lists')}
      aside={
        <span className="muted">
          {t('tally', { kept: count('kept'), open: count('open'), fallen: count('fallen-through') })}
        </span>
      }
    >
      <div className="stack stack-loose">
        {parts.map((part) => (
          <section key={part} className="stack stack-tight">
            <h3>{t(part)}</h3>
            {content[part].length === 0 ? (
              <p className="muted">{t('emptyList')}</p>
            ) : (
              <RowTable label={t(part)} rows={content[part]} agreement={agreement} />
            )}
          </section>
        ))}
      </div>
    </Card>
  );
}

function RowTable({
  label,
  rows,
  agreement: { progress, communityId, unitId },
}: {
  label: string;
  rows: readonly ListRow[];
  agreement: Agreement;
}): ReactElement {
  const t = useWords(agreementWords);
  const lang = useLanguage();
  const units = useUnits();
  const standings = new Map(progress.map((each) => [each.rowId, each]));
  const duty = { community: units.name(communityId), unit: units.name(unitId), both: t('both') };
  const titles = [t('rowText'), t('rowAmount'), t('rowDue'), t('rowDuty'), t('rowProgress')];
  return (
    <table className="agreement-table" aria-label={label}>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const cells = [row.text, row.amount || '—', row.dueOn ? dateText(row.dueOn, lang) : '—', duty[row.duty]];
          return (
            <tr key={row.id}>
              {[...cells, <Progress key="progress" row={row} standing={standings.get(row.id)} />].map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table stay where they are.
                <td key={i} className={cell === '—' ? 'is-empty' : undefined}>
                  <span className="agreement-cell-label" aria-hidden="true">
                    {titles[i]}
                  </span>
                  <span>{cell}</span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Read from the need, the promise, the resource or the project itself; nobody types it here. */
function Progress({ row, standing }: { row: ListRow; standing: RowProgress | undefined }): ReactElement {
  const t = useWords(agreementWords);
  if (!row.source || !standing) return <span className="muted">{t('wordsOnly')}</span>;
  const { state, code, percent } = standing;
  return (
    <span className="agreement-tags">
      <StatusTag tone={tones[state]}>{t(`progress.${state}`)}</StatusTag>
      <span className="muted">
        {t(`${row.source.kind}.${code}` as 'need.listed')}
        {percent !== null && ` ${t('percent', { n: percent })}`}
      </span>
    </span>
  );
}

export function ClausesCard({ agreement: { content } }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  return (
    <Card title={t('clauses')}>
      <ol className="agreement-clauses">
        {content.clauses.map(({ title, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: clauses are known by their place.
          <li key={i}>
            {title && <strong>{title}</strong>}
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
