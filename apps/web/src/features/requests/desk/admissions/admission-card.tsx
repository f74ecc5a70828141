import { type Admission, endAdmission } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { civilDayOf, daysBetween, momentOf } from '../../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dayText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { weeklyTime } from '../../weekly-time.ts';
import { type AdmissionView, viewOf } from './admission-views.ts';
import { DecideForm } from './decide-form.tsx';
import { admissionWords } from './words.ts';

interface AdmissionCardProps {
  row: Admission;
  onChanged: () => void;
}

const tones: Record<AdmissionView, Tone> = {
  waiting: 'warning',
  active: 'active',
  expired: 'neutral',
  refused: 'neutral',
  ended: 'neutral',
};

/** One piece of work beyond the list: who wants it, where, until when, and what may be done about it now. */
export function AdmissionCard({ row, onChanged }: AdmissionCardProps): ReactElement {
  const t = useWords(admissionWords);
  const [deciding, setDeciding] = useState(false);
  const { title, detail, state, decidedAt, abilities } = row;
  const view = viewOf(row);
  return (
    <Card
      title={title}
      aside={
        <StatusTag tone={tones[view]}>{state === 'ended' && !decidedAt ? t('withdrawn') : t(`view.${view}`)}</StatusTag>
      }
    >
      <div className="stack">
        <p className="admission-words">{detail}</p>
        <Facts row={row} />
        {!deciding && abilities.length > 0 && (
          <div className="row">
            {abilities.includes('decide') && (
              <Button variant="primary" label={t('decideTitle', { title })} onClick={() => setDeciding(true)}>
                {t('decide')}
              </Button>
            )}
            {abilities.includes('end') && <EndButton row={row} onChanged={onChanged} />}
          </div>
        )}
        {deciding && (
          <div className="admission-form">
            <DecideForm row={row} onChanged={onChanged} onClose={() => setDeciding(false)} />
          </div>
        )}
      </div>
    </Card>
  );
}

function Facts({ row }: { row: Admission }): ReactElement {
  const t = useWords(admissionWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const { unitId, placeId, minutesWeekly, endsOn, createdAt, decidedAt, decisionReason, endedAt, active, state } = row;
  const left = daysBetween(civilDayOf(Date.now()), endsOn);
  const until = dayText(momentOf(endsOn), lang);
  const more =
    active || state === 'asked' ? (left === 0 ? t('daysLeft.0') : left > 0 && t('daysLeft', { n: left })) : null;
  const facts = [
    [t('unitAsked'), units.name(unitId)],
    [t('area'), places.name(placeId)],
    [t('weekly'), weeklyTime(minutesWeekly, lang)],
    [t('lastDay'), [until, more].filter(Boolean).join(' · ')],
    [t('askedOn'), dayText(createdAt, lang)],
    ...(endedAt ? [[t('endedLabel'), dayText(endedAt, lang)]] : []),
    ...(decisionReason && decidedAt
      ? [[t('opinion'), t('opinionAt', { reason: decisionReason, day: dayText(decidedAt, lang) })]]
      : []),
  ];
  return (
    <dl className="admission-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The unit that asked ends it now, or takes the request back while nobody has decided. */
function EndButton({ row, onChanged }: AdmissionCardProps): ReactElement {
  const t = useWords(admissionWords);
  const [open, setOpen] = useState(false);
  const { id, title, version, state } = row;
  const isAsked = state === 'asked';
  const act = t(isAsked ? 'withdraw' : 'end');
  const end = async () => {
    try {
      await call(endAdmission, { params: { id }, body: { version } });
    } finally {
      onChanged();
    }
    toast(t(isAsked ? 'withdrawnDone' : 'ended'));
  };
  return (
    <>
      <Button label={`${act}：${title}`} onClick={() => setOpen(true)}>
        {act}
      </Button>
      <ConfirmDialog
        open={open}
        title={t(isAsked ? 'withdrawTitle' : 'endTitle', { title })}
        confirm={act}
        danger
        onConfirm={end}
        onClose={() => setOpen(false)}
      >
        {t(isAsked ? 'withdrawBody' : 'endBody')}
      </ConfirmDialog>
    </>
  );
}
