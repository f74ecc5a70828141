import { WifiOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { connection } from '../../lib/live.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { deskWords } from './words.ts';

/** Quiet while all is well; says so when the page no longer updates by itself. */
export function ConnectionMark(): ReactElement {
  const t = useWords(deskWords);
  const state = useSignal(connection);
  return (
    <span role="status">
      {state === 'lost' ? (
        <StatusTag tone="warning">{t('lost')}</StatusTag>
      ) : (
        <Tooltip title={t('online')}>
          <WifiOutlined aria-label={state === 'open' ? t('online') : undefined} />
        </Tooltip>
      )}
    </span>
  );
}
