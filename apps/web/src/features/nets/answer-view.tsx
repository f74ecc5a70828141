import './answer.css';
import type { Answer, NetAnswer, TeamMember } from '@huying/server/contract/nets';
import type { ReactElement, ReactNode } from 'react';
import { civilDayOf, daysBetween } from '../../lib/civil-day.ts';
import { type Translate, useLanguage, useWords } from '../../lib/i18n.ts';
import type { Language } from '../../lib/language.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { netWords, type zh } from './words.ts';

/** The place, and whom to call there: the grid's own team first, then every service net with who is on duty. */
export function AnswerView({ answer, isOneKind = false }: { answer: Answer; isOneKind?: boolean }): ReactElement {
  const t = useWords(netWords);
  const { place, team, nets } = answer;
  return (
    <div className="stack">
      {place ? <PlaceFacts place={place} /> : <p>{t('outsideAll')}</p>}
      <div className="answer-columns">
        {place && <Team team={team} />}
        <section>
          <h3>{t('nets')}</h3>
          {nets.length === 0 && <p className="muted">{t(isOneKind ? 'netsOne' : 'netsNone')}</p>}
          <ul className="answer-list">
            {nets.map((net) => (
              <NetLine key={net.sectionId} net={net} />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

export function PlaceFacts({ place }: { place: NonNullable<Answer['place']> }): ReactElement {
  const t = useWords(netWords);
  const { name, chain, households, compounds, phone } = place;
  const above = chain.slice(1, -1).map((each) => each.name);
  return (
    <div className="stack stack-tight">
      <p>
        <strong>{name}</strong>
        {above.length > 0 && <span className="muted">（{above.join(' · ')}）</span>}
      </p>
      <div className="answer-facts">
        {households !== null && <span>{t('households', { n: households })}</span>}
        {compounds.length > 0 && (
          <span>
            {t('compounds')}：{compounds.join('、')}
          </span>
        )}
      </div>
      {phone !== null && <Line title={t('gridPhone')} phone={phone} who={name} sub={phone} primary />}
    </div>
  );
}

export function Team({ team }: { team: readonly TeamMember[] }): ReactElement {
  const t = useWords(netWords);
  return (
    <section>
      <h3>{t('team')}</h3>
      {team.length === 0 && <p className="muted">{t('teamNone')}</p>}
      <ul className="answer-list">
        {team.map(({ role, name, title, unit, phone, fromPlace }) => (
          <li key={`${role} ${name}`}>
            <Line
              title={
                <>
                  <strong>{name}</strong> <StatusTag>{t(`role.${role}`)}</StatusTag>
                </>
              }
              sub={[
                title,
                unit === name ? '' : (unit ?? ''),
                fromPlace === null ? '' : t('fromPlace', { place: fromPlace }),
              ]
                .filter(Boolean)
                .join(' · ')}
              phone={phone}
              who={name}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NetLine({ net }: { net: NetAnswer }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const now = useNow();
  const { onDuty, section, unit, phone } = net;
  const duty = onDuty
    ? [
        onDuty.title,
        !onDuty.wholeDay && t(`shift.${onDuty.shift}`),
        onDuty.standIn && (onDuty.insteadOf === null ? t('standInPlain') : t('standIn', { name: onDuty.insteadOf })),
        untilText(onDuty.until, now, lang, t),
      ]
    : [t('nobody')];
  return (
    <li>
      <Line
        title={
          <>
            <StatusTag tone={net.why.matched === null ? 'neutral' : 'active'}>{t(`kind.${net.kind}`)}</StatusTag>{' '}
            <strong>{onDuty?.name ?? section}</strong>
          </>
        }
        sub={duty.filter(Boolean).join(' · ')}
        why={[onDuty ? section : '', unit, whyOf(net, t)].filter(Boolean).join(' · ')}
        phone={phone}
        who={onDuty?.name ?? section}
      />
    </li>
  );
}

/** When a turn ends, as short as it can be said: it is nearly always today or tomorrow. */
function untilText(until: string, now: number, lang: Language, t: Translate<typeof zh>): string {
  const whole = dateTimeText(until, lang);
  const time = whole.slice(-5);
  const days = daysBetween(civilDayOf(now), civilDayOf(Date.parse(until)));
  return days === 0 ? t('until', { time }) : days === 1 ? t('untilTomorrow', { time }) : t('until', { time: whole });
}

function whyOf({ why: { cover, place, share, matched } }: NetAnswer, t: Translate<typeof zh>): string {
  const reasons = [
    matched === null ? '' : t('whyMatched', { word: matched }),
    cover === 'ground' ? (share === null ? t('whyGround') : '') : place === null ? '' : t('whyPlace', { place }),
    share === null || share > 0.995 ? '' : t('whyPart', { percent: Math.max(1, Math.round(share * 100)) }),
  ];
  return reasons.filter(Boolean).join('，');
}

interface LineProps {
  title: ReactNode;
  sub: string;
  why?: string;
  phone: string | null;
  who: string;
  primary?: boolean;
}

/** One person or office and the button that calls. */
function Line({ title, sub, why, phone, who, primary = false }: LineProps): ReactElement {
  const t = useWords(netWords);
  return (
    <div className="answer-line">
      <div className="answer-who">
        <div>{title}</div>
        {sub && <div className="small">{sub}</div>}
        {why && <div className="muted small">{why}</div>}
      </div>
      {phone === null ? (
        <span className="muted small">{t('noPhone')}</span>
      ) : (
        <span className="answer-call">
          <Button
            icon="phone"
            variant={primary ? 'primary' : 'secondary'}
            href={`tel:${phone.replace(/[^0-9+]/g, '')}`}
            label={t('callWho', { who, phone })}
          >
            {primary ? t('call') : phone}
          </Button>
        </span>
      )}
    </div>
  );
}
