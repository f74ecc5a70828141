import './detail.css';
import { getRequest, type RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useEffect } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { PageHeader } from '../../../../ui/desk/page-header.tsx';
import { useSlow } from '../../../../ui/desk/use-slow.ts';
import { Empty } from '../../../../ui/empty.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { ActArea } from '../acts/act-bar.tsx';
import { isActKey } from '../acts/act-order.ts';
import { useForgetRevealed } from '../acts/revealed.ts';
import { type Acts, useActs } from '../acts/use-acts.ts';
import { Appeal, useMayAppeal } from '../parts/appeal.tsx';
import { Alike } from '../parts/alike.tsx';
import { Asks } from '../parts/asks.tsx';
import { CoTasks } from '../parts/co-tasks.tsx';
import { Hotline } from '../parts/hotline.tsx';
import { Beside, Merged } from '../parts/merged.tsx';
import { Whistles } from '../parts/whistles.tsx';
import { SlowNote } from '../slow-note.tsx';
import { useLiveRequests } from '../use-live-requests.ts';
import { Body, Reporter } from './body.tsx';
import { Clocks } from './clocks.tsx';
import { Facts } from './facts.tsx';
import { Head } from './head.tsx';
import { isUnsent } from './is-unsent.ts';
import { FollowUp, Outcome, Returns } from './outcome.tsx';
import { StorySection } from './story-section.tsx';
import { What } from './what.tsx';
import { detailWords } from './words.ts';

/** C3 工单详情 as a page of its own. */
export function RequestPage(): ReactElement {
  const { id } = useParams<{ id: string }>();
  const t = useWords(detailWords);
  const { data, error, refetch, isFetching } = useAnswer(getRequest, { params: { id } });
  const detail = data?.id === id ? data : null;
  const slow = useSlow(detail === null && !error);
  useLiveRequests(id);
  useForgetRevealed(id);
  if (detail) return <Opened key={id} detail={detail} />;
  if (error?.status === 404 || error?.status === 403 || error?.status === 400) {
    return (
      <Empty title={t('gone')} icon="search" action={<Button href="/desk/requests">{t('toList')}</Button>}>
        {t('goneBody')}
      </Empty>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  return (
    <>
      <SlowNote shown={slow} />
      <Skeleton lines={10} />
    </>
  );
}

function Opened({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const isNarrow = useNarrow();
  const [path, go] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('act');
  const acts = useActs(detail, { begin: isActKey(asked) ? asked : null });
  useEffect(() => {
    // Asked for once: a reload or a way back must not begin the act again.
    if (asked !== null) go(path, { replace: true });
  }, [asked, path, go]);
  const area = <ActArea detail={detail} acts={acts} />;
  const back = () => (window.history.length > 1 ? window.history.back() : go('/desk/requests'));
  const heading = (
    <div className="request-head">
      <Button variant="quiet" icon="back" onClick={back}>
        {t('back')}
      </Button>
      <PageHeader title={detail.title} />
      <Head detail={detail} />
    </div>
  );
  if (!isNarrow) {
    return (
      <Columns detail={detail} acts={acts} heading={heading}>
        {area}
      </Columns>
    );
  }
  return (
    <div className="desk-page request">
      {heading}
      <Card>
        <div className="request drawer-request">
          <Body detail={detail} acts={acts} />
        </div>
      </Card>
      <div className="request-foot">{area}</div>
    </div>
  );
}

interface ColumnsProps {
  detail: RequestDetail;
  acts: Acts;
  heading: ReactElement;
  children: ReactElement;
}

const CardIf = ({ when, children }: { when: boolean; children: ReactElement }): ReactElement | null =>
  when ? <Card>{children}</Card> : null;

/** What it is and what was done at the left; what to do, and the facts, at the right. */
function Columns({ detail, acts, heading, children }: ColumnsProps): ReactElement {
  const hasOutcome = Boolean(detail.publicText || detail.resultClass);
  const hasFollowUp = detail.reached !== null || detail.followUpTries > 0;
  const hasBeside = detail.adoptions.length > 0 || detail.link !== null || detail.diversions.length > 0;
  const mayAppeal = useMayAppeal(detail);
  return (
    <div className="request-columns">
      <div className="request-main">
        <Card>{heading}</Card>
        <Card>
          <What detail={detail} withMap />
        </Card>
        <Hotline detail={detail} frame={Card} />
        <CardIf when={detail.asks.length > 0}>
          <Asks detail={detail} acts={acts} />
        </CardIf>
        <CardIf when={detail.whistles.length > 0}>
          <Whistles detail={detail} desk={acts.parts} />
        </CardIf>
        <CardIf when={detail.coTasks.length > 0}>
          <CoTasks detail={detail} desk={acts.parts} />
        </CardIf>
        <CardIf when={detail.mergedInto !== null || detail.merged.length > 0}>
          <Merged detail={detail} />
        </CardIf>
        <CardIf when={hasBeside}>
          <Beside detail={detail} />
        </CardIf>
        <CardIf when={hasOutcome}>
          <Outcome detail={detail} />
        </CardIf>
        <CardIf when={hasFollowUp}>
          <FollowUp detail={detail} />
        </CardIf>
        <CardIf when={mayAppeal}>
          <Appeal detail={detail} />
        </CardIf>
        <CardIf when={detail.returns.length > 0}>
          <Returns detail={detail} />
        </CardIf>
        <Card>
          <StorySection detail={detail} />
        </Card>
      </div>
      <div className="request-aside">
        <div className="request-acts">
          <Card>{children}</Card>
        </div>
        {isUnsent(detail) && (
          <Card>
            <Alike detail={detail} acts={acts} />
          </Card>
        )}
        <Card>
          <Clocks detail={detail} />
        </Card>
        <Card>
          <Reporter detail={detail} />
        </Card>
        <Card>
          <Facts detail={detail} />
        </Card>
      </div>
    </div>
  );
}
