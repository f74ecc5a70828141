import './quality-page.css';
import { listModels, trainNow } from '@huying/server/contract/insight';
import type { ReactElement } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toast } from '../../ui/toast-store.ts';
import { qualityWords } from './quality-words.ts';

type Models = Output<typeof listModels>;
type Model = Models['items'][number];
type Quality = NonNullable<Model['quality'][string]>;
const kinds = ['category', 'unit'] as const;

/** How far what is offered can be trusted: what people took of it, and what each version was measured at. */
export function QualityPage(): ReactElement {
  const t = useWords(qualityWords);
  const { data, error, refetch } = useAnswer(listModels);
  const latest = data?.items[0];
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} actions={<LearnNow />} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          <Card title={t('choices')}>
            <Choices choices={data.choices} />
          </Card>
          {!latest && <Empty title={t('noModel')}>{t('noModelBody')}</Empty>}
          {latest && <Measured model={latest} />}
          {data.items.length > 0 && (
            <Card title={t('versions')}>
              <Versions items={data.items} />
            </Card>
          )}
        </>
      )}
    </div>
  );
}

function LearnNow(): ReactElement | null {
  const t = useWords(qualityWords);
  const session = useSession();
  const act = useAct();
  if (!mayUse(session, 'list.draft')) return null;
  const learn = () =>
    act.run(async () => {
      await call(trainNow);
      toast(t('learning'));
    });
  return (
    <>
      <Button variant="primary" busy={act.busy} onClick={() => void learn()}>
        {t('learn')}
      </Button>
      {act.fault && <FieldError>{act.fault.message}</FieldError>}
    </>
  );
}

function Choices({ choices }: Pick<Models, 'choices'>): ReactElement {
  const t = useWords(qualityWords);
  return (
    <ul className="stack stack-tight">
      {kinds.map((kind) => {
        const { all, offered, first, top3 } = choices[kind];
        return (
          <li key={kind}>
            <strong>{t(kind)}</strong>{' '}
            {offered === 0
              ? t('noChoice')
              : t('taken', { all, offered, first: share(first, offered), top3: share(top3, offered) })}
          </li>
        );
      })}
    </ul>
  );
}

const share = (part: number, of: number): string => (of === 0 ? '—' : `${Math.round((part / of) * 100)}%`);
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

/** Each band of confidence: how sure it was, how often it was right. Where both are the same, what it says can be believed. */
function Measured({ model }: { model: Model }): ReactElement {
  const t = useWords(qualityWords);
  const measured = kinds.flatMap((kind) => {
    const quality = model.quality[kind];
    return quality ? [{ kind, quality }] : [];
  });
  return (
    <Card title={t('calibration')}>
      <p className="muted">{t('calibrationHint')}</p>
      {measured.length === 0 && <p className="muted">{t('tooFew')}</p>}
      <div className="quality-curves">
        {measured.map(({ kind, quality }) => (
          <Curve key={kind} name={t(kind)} quality={quality} />
        ))}
      </div>
    </Card>
  );
}

function Curve({ name, quality }: { name: string; quality: Quality }): ReactElement {
  const t = useWords(qualityWords);
  return (
    <ScrollBox label={`${t('calibration')} ${name}`}>
      <table className="quality-table">
        <caption>{name}</caption>
        <thead>
          <tr>
            {(['band', 'count', 'confidence', 'right'] as const).map((key) => (
              <th scope="col" key={key}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {quality.curve
            .filter(({ count }) => count > 0)
            .map(({ from, to, count, confidence, right }) => (
              <tr key={from}>
                <th scope="row">{`${Math.round(from * 100)}–${Math.round(to * 100)}%`}</th>
                <td>{count}</td>
                <td>{percent(confidence)}</td>
                <td>{percent(right)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Versions({ items }: Pick<Models, 'items'>): ReactElement {
  const t = useWords(qualityWords);
  const lang = useLanguage();
  const figure = (of: Quality | null | undefined): string =>
    of ? t('figure', { top1: percent(of.top1), top3: percent(of.top3), f1: of.macroF1.toFixed(3) }) : t('tooFew');
  return (
    <ScrollBox label={t('versions')}>
      <table className="quality-table">
        <thead>
          <tr>
            {(['version', 'trainedAt', 'requests', 'category', 'unit'] as const).map((key) => (
              <th scope="col" key={key}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ number, trainedAt, requests, quality }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{dateTimeText(trainedAt, lang)}</td>
              <td>{requests}</td>
              <td>{figure(quality.category)}</td>
              <td>{figure(quality.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
