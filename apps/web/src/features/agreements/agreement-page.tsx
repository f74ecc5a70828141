import './agreements.css';
import { type Agreement, exportAgreement, getAgreement, printAgreement } from '@huying/server/contract/agreements';
import { type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { ApiError } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { catchUp, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { saveBlob } from '../../ui/code-picture.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { DueTag } from '../../ui/due-tag.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AgreementActs } from './agreement-acts.tsx';
import { AgreementState } from './agreement-state.tsx';
import { ClausesCard, ListsCard, SidesCard } from './content-cards.tsx';
import { ContentEditor } from './content-editor.tsx';
import { EditionsCard, ReviewsCard, StoryCard } from './follow-cards.tsx';
import { agreementWords } from './words.ts';

/** /desk/agreements/:id: one agreement, what it says, how far it is, and what comes next. */
export function AgreementPage(): ReactElement {
  const t = useWords(agreementWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getAgreement, { params: { id } });
  useLive('changed', () => void catchUp('/api/agreements/'));
  if (data && data.id === id) return <Page key={id} agreement={data} />;
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} actions={<Back />} />
      {error instanceof ApiError && error.status === 404 ? (
        <Empty title={t('gone')} icon="search" />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}

function Back(): ReactElement {
  const t = useWords(agreementWords);
  return (
    <Button icon="back" href="/desk/agreements">
      {t('back')}
    </Button>
  );
}

function Page({ agreement }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const [isRevising, setRevising] = useState(false);
  const papers = useAct();
  const { id, number, content, state, dueAt, abilities } = agreement;
  const params = { id };
  // What is on screen, not what is in force: whoever drafts wants to see the draft.
  const query = { edition: agreement.current };
  const isEditing = isRevising && abilities.includes('revise');
  return (
    <div className="desk-page">
      <PageHeader
        title={content.title}
        description={t('number', { number })}
        tags={
          <>
            <AgreementState state={state} />
            {dueAt && <DueTag dueAt={dueAt} />}
          </>
        }
        actions={
          <>
            <Back />
            <Button
              icon="download"
              busy={papers.busy}
              onClick={() =>
                void papers.run(async () =>
                  saveBlob(await call(printAgreement, { params, query }), `${content.title}.pdf`),
                )
              }
            >
              {t('pdf')}
            </Button>
            <Button
              icon="download"
              busy={papers.busy}
              onClick={() =>
                void papers.run(async () =>
                  saveBlob(await call(exportAgreement, { params, query }), `${content.title}.xlsx`),
                )
              }
            >
              {t('xlsx')}
            </Button>
          </>
        }
      />
      <FormFault fault={papers.fault} />
      {isEditing ? (
        <ContentEditor agreement={agreement} onDone={() => setRevising(false)} />
      ) : (
        <>
          <AgreementActs agreement={agreement} onRevise={() => setRevising(true)} />
          <SidesCard agreement={agreement} />
          <ListsCard agreement={agreement} />
          {agreement.inForce !== null && <ReviewsCard agreement={agreement} />}
          <ClausesCard agreement={agreement} />
          <EditionsCard agreement={agreement} />
          <StoryCard agreement={agreement} />
        </>
      )}
    </div>
  );
}
