import './agreements.css';
import { draftAgreement, listAgreements, listPartners } from '@huying/server/contract/agreements';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { catchUp, refresh, useAnswer, usePages } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PickField } from '../../ui/desk/pick-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DueTag } from '../../ui/due-tag.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AgreementState } from './agreement-state.tsx';
import { agreementWords } from './words.ts';

const look = (): void => void refresh('/api/agreement');
const catchUpAll = (): void => void catchUp('/api/agreement');
const views = [
  ['todo', 'viewTodo'],
  ['open', 'viewOpen'],
  ['ended', 'viewEnded'],
] as const;
type View = (typeof views)[number][0];

/** /desk/agreements: what waits for me, what holds, what is over; and with whom one could be drafted. */
export function AgreementsPage(): ReactElement {
  const t = useWords(agreementWords);
  const mayDraft = mayUse(useSession(), 'agreement.draft');
  const [view, setView] = useState<View>(mayDraft ? 'todo' : 'open');
  const [isAsking, setAsking] = useState(false);
  useLive('changed', catchUpAll, catchUpAll);
  return (
    <div className="desk-page">
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={
          mayDraft && (
            <Button icon="plus" onClick={() => setAsking(true)}>
              {t('draftOther')}
            </Button>
          )
        }
      />
      <fieldset className="row">
        <legend className="sr-only">{t('views')}</legend>
        {views.map(([name, label]) => (
          <Button
            key={name}
            pressed={name === view}
            variant={name === view ? 'primary' : 'secondary'}
            onClick={() => setView(name)}
          >
            {t(label)}
          </Button>
        ))}
      </fieldset>
      <AgreementList view={view} mayDraft={mayDraft} />
      {mayDraft && <Partners />}
      <Dialog open={isAsking} title={t('draftOther')} onClose={() => setAsking(false)}>
        {isAsking && <DraftForm />}
      </Dialog>
    </div>
  );
}

function AgreementList({ view, mayDraft }: { view: View; mayDraft: boolean }): ReactElement {
  const t = useWords(agreementWords);
  const pages = usePages(listAgreements, { query: { view } });
  const { rows, isPending, error, reload } = pages;
  if (rows.length === 0 && error) return <ErrorState error={error} onRetry={reload} />;
  if (isPending) return <Skeleton lines={6} />;
  if (rows.length === 0)
    return (
      <Empty title={t(view === 'todo' ? 'noneTodo' : 'none')} icon="check">
        {t(mayDraft ? 'noneBody' : 'noneWatchedBody')}
      </Empty>
    );
  return (
    <Card>
      {error && <ErrorState error={error} onRetry={reload} />}
      <ul className="agreement-rows" aria-label={t('list')}>
        {rows.map(({ id, title, number, state, dueAt }) => (
          <li key={id}>
            <span>
              <AppLink className="row-link" href={`/desk/agreements/${id}`}>
                {title}
              </AppLink>
              <span className="muted small"> {number}</span>
            </span>
            <span className="agreement-tags">
              <AgreementState state={state} />
              {dueAt && <DueTag dueAt={dueAt} />}
            </span>
          </li>
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
    </Card>
  );
}

/** Drafts with one side and opens the draft. */
function useDrafting() {
  const { busy, fault, run } = useAct();
  const [, go] = useLocation();
  const draft = (withId: string) =>
    void run(async () => {
      const { id } = await call(draftAgreement, { body: { withId } });
      look();
      go(`/desk/agreements/${id}`);
    });
  return { busy, fault, draft };
}

function Partners(): ReactElement {
  const t = useWords(agreementWords);
  const units = useUnits();
  const { data, error, refetch } = useAnswer(listPartners);
  const { busy, fault, draft } = useDrafting();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  return (
    <Card title={t('partners')}>
      <p className="muted">{data.items.length === 0 ? t('noPartners') : t('partnersHint')}</p>
      <FormFault fault={fault} />
      <ul className="agreement-rows">
        {data.items.map(({ unitId, promises, projects, agreementId }) => (
          <li key={unitId}>
            <span>{units.name(unitId)}</span>
            <span className="muted">{t('inCommon', { promises, projects })}</span>
            {agreementId ? (
              <Button href={`/desk/agreements/${agreementId}`}>{t('openIt')}</Button>
            ) : (
              <Button busy={busy} label={t('draftWith', { name: units.name(unitId) })} onClick={() => draft(unitId)}>
                {t('draftIt')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** With any unit, or community, whatever there is between the two. */
function DraftForm(): ReactElement {
  const t = useWords(agreementWords);
  const units = useUnits();
  const { activePost } = useSession();
  const [withId, setWithId] = useState<string | null>(null);
  const { busy, fault, draft } = useDrafting();
  const own = units.find(activePost?.unitId)?.kind === 'community';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (withId) draft(withId);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PickField
        label={t(own ? 'partner' : 'partnerCommunity')}
        options={units.items
          .filter(({ active, kind }) => active && (kind === 'community') !== own)
          .map(({ id, name, shortName, code }) => ({ value: id, label: name, words: `${shortName} ${code}` }))}
        value={withId}
        onChange={setWithId}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={withId === null}>
        {t('draftDo')}
      </Button>
    </form>
  );
}
