import './home.css';
import { lazy, type ReactElement, Suspense } from 'react';
import { hasFollows } from '../../features/disclosure/resident/has-follows.ts';
import { UnsentNotice } from '../../features/requests/resident/unsent-notice.tsx';
import { useWords } from '../../lib/i18n.ts';
import { useTenant } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { residentWords } from './words.ts';

const Nothing = (): null => null;
// Most phones follow nothing and need not load it; without a network the page does without.
const FollowNews = lazy(() =>
  import('../../features/disclosure/resident/follow-news.tsx').then(
    (m) => ({ default: m.FollowNews }),
    () => ({ default: Nothing }),
  ),
);

const steps = ['how1', 'how2', 'how3'] as const;

/** One obvious act (报), one second act (查), the phone for those who would rather talk. */
export function Home(): ReactElement {
  const t = useWords(residentWords);
  const { name, hotline } = useTenant();
  return (
    <Page title={t('home')} brand={{ name, href: '/' }} ownHeading>
      <div className="stack stack-loose">
        <div className="home-hero">
          <h1>{t('home')}</h1>
          <p className="muted">{t('lead')}</p>
          <UnsentNotice />
          <Button variant="primary" size="large" block icon="write" href="/r/new">
            {t('report')}
          </Button>
          <Button size="large" block icon="search" href="/r/progress">
            {t('progress')}
          </Button>
          <p className="muted small">{t('progressHint')}</p>
          <Button size="large" block icon="list" href="/r/public">
            {t('public')}
          </Button>
          {hasFollows() && (
            <Suspense fallback={null}>
              <FollowNews />
            </Suspense>
          )}
        </div>
        <Card title={t('how')}>
          <ol className="home-steps">
            {steps.map((step) => (
              <li key={step}>
                <div>
                  <strong>{t(step)}</strong>
                  <span className="muted">{t(`${step}Body`)}</span>
                </div>
              </li>
            ))}
          </ol>
        </Card>
        <div className="stack stack-tight">
          <p className="muted">{t('callHint')}</p>
          <Button block icon="phone" href={`tel:${hotline}`}>
            {t('call', { phone: hotline })}
          </Button>
          <p className="muted small">{t('urgent')}</p>
        </div>
      </div>
    </Page>
  );
}
