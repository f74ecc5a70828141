import type { ReactElement } from 'react';
import { WorklistCards } from '../../features/matters/worklist-cards.tsx';
import { HandlerCards } from '../../features/requests/desk/home/handler-cards.tsx';
import { TodoQueue } from '../../features/requests/desk/home/todo-queue.tsx';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { type LoadPage, lazyPage } from '../lazy-page.tsx';
import { useMenuPages } from './desk-nav.tsx';
import { homeWords } from './home-words.ts';

const loadUnitPage: LoadPage = () => import('../../features/needs/unit/unit-page.tsx').then((m) => m.UnitPage);

/** C1 工作台 and H1 待办: what waits, then the work itself; L1 for the liaison of a unit; administrators find the way to their pages. */
export function HomePage(): ReactElement {
  const t = useWords(homeWords);
  const session = useSession();
  const handles = mayUse(session, 'request.handle') && !mayUse(session, 'request.dispatch');
  const Unit = lazyPage(loadUnitPage);
  if (!mayUse(session, 'request.read')) return mayUse(session, 'resource.offer') ? <Unit /> : <WayHome />;
  return (
    <div className="desk-page">
      <PageHeader
        title={t('title')}
        description={session.activePost?.title}
        actions={
          mayUse(session, 'request.register') && (
            <Button variant="primary" icon="plus" href="/desk/register">
              {t('register')}
            </Button>
          )
        }
      />
      <WorklistCards first={handles && <HandlerCards />} />
      <TodoQueue />
    </div>
  );
}

/** For posts that have nothing to do with requests. */
function WayHome(): ReactElement {
  const t = useWords(homeWords);
  const lang = useLanguage();
  const { activePost } = useSession();
  const pages = useMenuPages().filter(({ path }) => path !== '/desk');
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={activePost?.title} />
      <p>{t('noRequests')}</p>
      <div className="stat-cards">
        {pages.map(({ path, title }) => (
          <Card key={path} href={path}>
            <strong>{lang === 'en' ? title.en : title.zh}</strong>
          </Card>
        ))}
      </div>
    </div>
  );
}
