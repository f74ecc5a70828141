import type { ReportBody } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { writeDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { draftOf } from '../report/report-form.ts';
import { reportOutbox } from '../report-outbox.ts';
import { doneWords } from './words.ts';

/** Without a network: kept here, goes by itself. */
export function WaitingView({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(doneWords);
  const sending = parcel.state === 'sending';
  return (
    <div className="stack stack-loose">
      <Card title={parcel.title} aside={<StatusTag tone="warning">{t('waitingTitle')}</StatusTag>}>
        <p>{t('waitingBody')}</p>
        {parcel.fault && <p className="muted small">{parcel.fault}</p>}
      </Card>
      <p className="muted">{t('waitingCode')}</p>
      <div className="stack stack-tight">
        <Button
          variant="primary"
          size="large"
          block
          icon="retry"
          busy={sending}
          onClick={() => void reportOutbox.send(parcel.id)}
        >
          {sending ? t('sending') : t('sendNow')}
        </Button>
        <Button block href="/r/new">
          {t('another')}
        </Button>
      </div>
    </div>
  );
}

/** The server would not take it: why, and back to the form with everything in it. */
export function RefusedView({ parcel }: { parcel: Parcel }): ReactElement {
  const t = useWords(doneWords);
  const [, navigate] = useLocation();
  const edit = async () => {
    const photos = parcel.pictures.map(({ id, sent }) => ({ id, sent }));
    writeDraft('report', draftOf(parcel.body as ReportBody, photos));
    await reportOutbox.remove(parcel.id, { keepPictures: true });
    navigate('/r/new');
  };
  return (
    <div className="stack stack-loose">
      <Card title={parcel.title}>
        <FieldError>{parcel.fault}</FieldError>
      </Card>
      <Button variant="primary" size="large" block icon="write" onClick={() => void edit()}>
        {t('edit')}
      </Button>
    </div>
  );
}
