import { ArrowDownOutlined, ArrowUpOutlined, ExportOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { ErrorState } from '../error-state.tsx';
import { Skeleton } from '../skeleton.tsx';
import { deskUiWords } from './words.ts';

export interface DetailDrawerProps {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Walk through the list without closing. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  /** The same record as a page of its own. */
  href?: string;
  /** Acts at the bottom edge; the likeliest first. */
  actions?: ReactNode;
  isPending?: boolean;
  error?: unknown;
  onRetry?: () => void;
}

/** One record beside its list. It covers the list only on narrow screens, and does not stop it from being used. */
export function DetailDrawer(props: DetailDrawerProps): ReactElement {
  const { open, title, onClose, children, onPrevious, onNext, href, actions, isPending, error, onRetry } = props;
  const t = useWords(deskUiWords);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const frame = requestAnimationFrame(() => {
      // A form inside may have taken the focus already: it keeps it.
      if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [open]);
  const extra = (
    <>
      {onPrevious && (
        <Button type="text" icon={<ArrowUpOutlined aria-hidden />} aria-label={t('previous')} onClick={onPrevious} />
      )}
      {onNext && (
        <Button type="text" icon={<ArrowDownOutlined aria-hidden />} aria-label={t('next')} onClick={onNext} />
      )}
      {href && <Button type="text" icon={<ExportOutlined aria-hidden />} aria-label={t('fullPage')} href={href} />}
    </>
  );
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      extra={extra}
      mask={false}
      panelRef={panel}
      autoFocus={false}
      size="min(720px, 100vw)"
      footer={actions && <div className="row">{actions}</div>}
      destroyOnHidden
    >
      {error ? (
        <ErrorState error={error} {...(onRetry && { onRetry })} />
      ) : isPending ? (
        <Skeleton lines={10} />
      ) : (
        children
      )}
    </Drawer>
  );
}
