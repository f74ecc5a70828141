import { listDiversions, type RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { matterPage } from '../../../../lib/matter-page.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { Button } from '../../../../ui/button.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { togetherWords } from '../acts/together-words.ts';
import { Section } from '../detail/section.tsx';
import { partWords } from './words.ts';

/** 并案: the master it follows, or those that follow it, each with its own follow-up. */
export function Merged({ detail: { mergedInto, merged } }: { detail: RequestDetail }): ReactElement | null {
  const t = useWords(partWords);
  const session = useSession();
  if (!mergedInto && merged.length === 0) return null;
  return (
    <Section title={t('merged')}>
      {mergedInto && (
        <p>
          {t('mergedInto')}
          <AppLink className="row-link" href={`/desk/requests/${mergedInto.id}`}>
            {mergedInto.number}
          </AppLink>
        </p>
      )}
      {merged.length > 0 && <p className="muted">{t('mergedHere', { n: merged.length })}</p>}
      <ul className="request-list">
        {merged.map(({ id, number, title, followedUpAt, solved }) => (
          <li key={id} className="stack stack-tight">
            <AppLink className="row-link" href={`/desk/requests/${id}`}>
              {title}
            </AppLink>
            <div className="row">
              <span className="muted">{number}</span>
              <StatusTag tone={solved === null ? 'neutral' : solved ? 'success' : 'danger'}>
                {t(
                  followedUpAt === null || solved === null
                    ? 'mergedWaiting'
                    : solved
                      ? 'mergedSolved'
                      : 'mergedUnsolved',
                )}
              </StatusTag>
              {mayUse(session, 'request.dispatch') && (
                <Button href={`/desk/requests/${id}?act=m`} label={`${t('unmerge')}：${number}`}>
                  {t('unmerge')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who has adopted it, to what else it has led, and where the reporter was told to turn. */
export function Beside({ detail: { adoptions, link, diversions } }: { detail: RequestDetail }): ReactElement | null {
  const t = useWords(partWords);
  const words = useWords(togetherWords);
  const lang = useLanguage();
  if (adoptions.length === 0 && !link && diversions.length === 0) return null;
  const kind = `link.${link?.kind ?? ''}`;
  return (
    <Section title={t('beside')}>
      <ul className="request-list">
        {adoptions.map(({ name, at, note }) => (
          <li key={at}>
            <p>{t('adoptedBy', { who: name ?? t('somebody'), at: dateTimeText(at, lang) })}</p>
            {note && <p className="request-words">{note}</p>}
          </li>
        ))}
        {link && (
          <li className="row">
            <LinkedTo link={link}>
              {t('linked', {
                kind: kind in togetherWords.zh ? words(kind as 'link.need') : link.kind,
                reference: link.reference,
              })}
            </LinkedTo>
            <StatusTag tone={link.endedAt ? 'success' : 'warning'}>
              {link.endedAt ? t('linkEnded', { at: dateTimeText(link.endedAt, lang) }) : t('linkOpen')}
            </StatusTag>
          </li>
        )}
        {diversions.length > 0 && <Diversions diversions={diversions} />}
      </ul>
    </Section>
  );
}

/** What it was handed over to; with a page of its own it is a link. */
function LinkedTo({ link, children }: { link: NonNullable<RequestDetail['link']>; children: string }): ReactElement {
  const session = useSession();
  if (link.kind !== 'need' || !link.targetId || !mayUse(session, 'need.read')) return <span>{children}</span>;
  return (
    <AppLink className="row-link" href={matterPage('desk', { kind: link.kind, id: link.targetId })}>
      {children}
    </AppLink>
  );
}

function Diversions({ diversions }: Pick<RequestDetail, 'diversions'>): ReactElement {
  const t = useWords(partWords);
  const lang = useLanguage();
  const { data } = useAnswer(listDiversions);
  return (
    <>
      {diversions.map(({ route, at, byWords }) => (
        <li key={`${route}${at}`}>
          {t('diverted', {
            route: data?.items.find(({ code }) => code === route)?.name ?? route,
            at: dateTimeText(at, lang),
          })}
          {byWords && <span className="muted">（{t('divertedByWords')}）</span>}
        </li>
      ))}
    </>
  );
}
