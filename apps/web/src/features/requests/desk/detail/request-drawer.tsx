import { getRequest, type RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { useShortcuts } from '../../../../lib/shortcuts.ts';
import { DetailDrawer } from '../../../../ui/desk/detail-drawer.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { ActArea } from '../acts/act-bar.tsx';
import type { ActKey } from '../acts/act-order.ts';
import { useForgetRevealed } from '../acts/revealed.ts';
import { type OnTaken, useActs } from '../acts/use-acts.ts';
import { Body } from './body.tsx';
import { Head } from './head.tsx';
import { drawerWords } from './drawer-words.ts';
import { detailWords } from './words.ts';

export interface RequestDrawerProps {
  /** null: closed. */
  id: string | null;
  begin?: ActKey | null;
  onClose: () => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  onTaken?: OnTaken | undefined;
  onReassign?: ((id: string) => void) | undefined;
}

/** One request beside its list; J and K go on to the next without closing. */
export function RequestDrawer(props: RequestDrawerProps): ReactElement | null {
  return props.id === null ? null : <Drawer {...props} id={props.id} />;
}

function Drawer(props: RequestDrawerProps & { id: string }): ReactElement {
  const { id, onClose, onPrevious, onNext } = props;
  const t = useWords(drawerWords);
  const { data, error, refetch } = useAnswer(getRequest, { params: { id } });
  const detail = data?.id === id ? data : null;
  useForgetRevealed(id);
  useShortcuts([
    { keys: 'j', label: t('next'), group: t('group'), run: () => onNext?.() },
    { keys: 'k', label: t('previous'), group: t('group'), run: () => onPrevious?.() },
  ]);
  if (detail) return <Opened key={id} {...props} detail={detail} />;
  return (
    <DetailDrawer open title={t('title')} onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
    </DetailDrawer>
  );
}

function Opened(props: RequestDrawerProps & { detail: RequestDetail }): ReactElement {
  const { detail, begin, onClose, onPrevious, onNext, onTaken, onReassign } = props;
  const t = useWords(detailWords);
  const acts = useActs(detail, { begin, onTaken, onReassign });
  return (
    <DetailDrawer
      open
      title={detail.title}
      href={`/desk/requests/${detail.id}`}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      actions={<ActArea detail={detail} acts={acts} />}
    >
      <section className="request drawer-request" aria-label={t('title', { number: detail.number })}>
        <Head detail={detail} />
        <Body detail={detail} acts={acts} />
      </section>
    </DetailDrawer>
  );
}
