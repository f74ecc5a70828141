import { changeSection, getSection, type SectionDetail } from '@huying/server/contract/nets';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';
import { DutyCalendar } from './duty-calendar.tsx';
import { Exceptions } from './exceptions.tsx';
import { RosterEditor } from './roster-editor.tsx';
import { SectionForm } from './section-form.tsx';
import { SectionHistory } from './section-history.tsx';

export function SectionPanel({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getSection, { params: { id }, query: {} });
  if (error && data?.id !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.id === id ? <Section section={data} /> : <Skeleton lines={10} />;
}

/** One section: whom one reaches and when, the week, the stand-ins, four weeks ahead, and what was before. */
function Section({ section }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const [asking, setAsking] = useState<'edit' | 'switch' | null>(null);
  const { name, net, active } = section;
  const manages = section.abilities.includes('net.manage');
  const close = () => setAsking(null);
  const turn = async () => {
    await call(changeSection, { params: { id: section.id }, body: { version: section.version, active: !active } });
    await refresh('/api/net');
    toast(t('saved'));
  };
  return (
    <div className="stack">
      <Card
        title={name}
        aside={<StatusTag tone={active ? 'active' : 'neutral'}>{active ? net : t('closed')}</StatusTag>}
      >
        <div className="stack">
          <Facts section={section} />
          {manages && asking !== 'edit' && (
            <div className="row">
              <Button onClick={() => setAsking('edit')}>{t('editNet')}</Button>
              <Button onClick={() => setAsking('switch')}>{t(active ? 'close' : 'reopen')}</Button>
            </div>
          )}
          {asking === 'edit' && <SectionForm netId={section.netId} section={section} onDone={close} />}
        </div>
      </Card>
      {manages && <RosterEditor key={section.version} section={section} />}
      <Exceptions section={section} />
      <DutyCalendar section={section} />
      <SectionHistory section={section} />
      <ConfirmDialog
        open={asking === 'switch'}
        title={active ? t('closeTitle', { name }) : t('reopen')}
        confirm={t(active ? 'close' : 'reopen')}
        danger={active}
        onConfirm={turn}
        onClose={close}
      >
        {active ? t('closeBody') : name}
      </ConfirmDialog>
    </div>
  );
}

function Facts({ section: { code, phone, covers, placeIds, onDuty } }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const places = usePlaces();
  const names = placeIds.map((id) => places.name(id));
  const listed = names.length > 6 ? t('placesCount', { n: names.length }) : names.join('、');
  return (
    <dl className="nets-facts">
      <div>
        <dt>{t('onDutyNow')}</dt>
        <dd>{onDuty ? `${onDuty.name} · ${t('until', { time: dateTimeText(onDuty.until, lang) })}` : t('nobody')}</dd>
      </div>
      <div>
        <dt>{t('phone')}</dt>
        <dd>{phone ?? t('none')}</dd>
      </div>
      <div>
        <dt>{t('places')}</dt>
        <dd>{covers === 'ground' ? t('groundOwn') : covers === 'nothing' ? t('coversNothing') : listed}</dd>
      </div>
      <div>
        <dt>{t('code')}</dt>
        <dd>{code}</dd>
      </div>
    </dl>
  );
}
