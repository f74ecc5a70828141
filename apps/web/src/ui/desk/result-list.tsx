import './result-list.css';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { StatusTag } from '../status-tag.tsx';
import { deskUiWords } from './words.ts';

export interface ResultRow {
  id: string;
  /** What the row is: 「2026-03-0412 路灯不亮」. */
  label: string;
  ok: boolean;
  /** Where it went, or why it did not go and what to do. */
  message?: string;
}

/** The outcome of a batch, row by row, failures first. */
export function ResultList({
  rows,
  onRetry,
}: {
  rows: readonly ResultRow[];
  onRetry?: (ids: string[]) => void;
}): ReactElement {
  const t = useWords(deskUiWords);
  const failed = rows.filter((row) => !row.ok);
  const ordered = [...failed, ...rows.filter((row) => row.ok)];
  return (
    <div className="result-list">
      <div className="row" role="status">
        <StatusTag tone="success">{t('resultDone', { n: rows.length - failed.length })}</StatusTag>
        {failed.length > 0 && <StatusTag tone="danger">{t('resultFailed', { n: failed.length })}</StatusTag>}
        {failed.length > 0 && onRetry && (
          <Button onClick={() => onRetry(failed.map(({ id }) => id))}>{t('resultRetry', { n: failed.length })}</Button>
        )}
      </div>
      <ul>
        {ordered.map(({ id, label, ok, message }) => (
          <li key={id}>
            <StatusTag tone={ok ? 'success' : 'danger'}>{t(ok ? 'resultOk' : 'resultBad')}</StatusTag>
            <span>{label}</span>
            <span className="muted">{message}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
