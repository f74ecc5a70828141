import { getHotline, type HotlineHealth, type HotlineLink } from '@huying/server/contract/hotline';
import type { ReactElement } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { StatCard } from '../../ui/desk/stat-card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { HotlineFrame } from './hotline-frame.tsx';
import { LinkForm } from './link-form.tsx';
import { hotlineWords } from './words.ts';

/** Whether orders come and go, where to, and how that is set up. */
export function HotlineLinkPage(): ReactElement {
  const { data, error, refetch } = useAnswer(getHotline);
  return (
    <HotlineFrame>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <>
          <Health health={data.health} />
          <Addresses link={data.link} />
          <LinkForm key={data.link.version} link={data.link} />
        </>
      )}
    </HotlineFrame>
  );
}

function Health({ health }: { health: HotlineHealth }): ReactElement {
  const t = useWords(hotlineWords);
  const lang = useLanguage() === 'en' ? 'en' : 'zh';
  const { problem, pullProblem } = health;
  const list = (direction: string, state: string): string =>
    `/desk/hotline/messages?direction=${direction}&state=${state}`;
  const counts = [
    ['outWaiting', list('out', 'waiting')],
    ['outDead', list('out', 'dead')],
    ['inWaiting', list('in', 'waiting')],
    ['inHeld', list('in', 'held')],
    ['inRejected', list('in', 'rejected')],
    ['unmapped', '/desk/hotline/map'],
  ] as const;
  const grave: readonly string[] = ['outDead', 'inRejected'];
  return (
    <Card title={t('health')}>
      <div className="stack">
        <p>
          {t('lastIn')} {health.lastInAt ? <Ago at={health.lastInAt} /> : t('never')}
          {' · '}
          {t('lastOut')} {health.lastOutAt ? <Ago at={health.lastOutAt} /> : t('never')}
        </p>
        {problem && <StatusTag tone="warning">{t('problem', { why: problem[lang] })}</StatusTag>}
        {pullProblem && <StatusTag tone="warning">{t('pullProblem', { why: pullProblem[lang] })}</StatusTag>}
        <div className="stat-cards">
          <StatCard label={t('orders')} value={health.orders} />
          {counts.map(([key, href]) => (
            <StatCard
              key={key}
              label={t(key)}
              value={health[key]}
              href={href}
              {...(health[key] > 0 && grave.includes(key) && { tone: 'warning' as const })}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}

function Addresses({ link }: { link: HotlineLink }): ReactElement {
  const t = useWords(hotlineWords);
  const copy = async (text: string) => {
    if (await copyText(text)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  const rows = [
    [t('addressPush'), new URL('/api/hotline/push', location.href).href],
    [t('addressFile'), new URL('/api/hotline/files', location.href).href],
    [t('addressFolder'), link.folder],
  ] as const;
  return (
    <Card title={t('address')}>
      <p className="muted">{t('addressHint')}</p>
      <ul className="hotline-list">
        {rows.map(([label, address]) => (
          <li key={label}>
            <div className="hotline-main">
              <strong>{label}</strong>
              <p>
                <code className="hotline-address">{address}</code>
              </p>
            </div>
            <Button icon="copy" label={t('copyOf', { what: label })} onClick={() => void copy(address)}>
              {t('copy')}
            </Button>
          </li>
        ))}
      </ul>
      <Button href="/desk/exchange/keys">{t('toKeys')}</Button>
    </Card>
  );
}
