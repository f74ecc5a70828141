import './list.css';
import type { MatterRow } from '@huying/server/contract/matters';
import { type ReactElement, useMemo } from 'react';
import { usePlaces, useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useSession } from '../../../../lib/session.ts';
import { Ago } from '../../../../ui/ago.tsx';
import { Button } from '../../../../ui/button.tsx';
import type { DataColumn } from '../../../../ui/desk/data-table.tsx';
import { DueTag } from '../../../../ui/due-tag.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import type { ActKey } from '../acts/act-order.ts';
import { useCategoryTree } from '../acts/use-lists.ts';
import { FlagTags, StateTag } from '../request-tags.tsx';
import { Marked } from '../../../../ui/marked.tsx';
import { quickAct } from './quick-act.ts';
import { listWords } from './words.ts';

interface ColumnOptions {
  /** Words searched for, marked in the titles. */
  words: string | undefined;
  onKey: (row: MatterRow, key: ActKey) => void;
}

/** The columns of every list of requests. */
export function useRequestColumns({ words, onKey }: ColumnOptions): readonly DataColumn<MatterRow>[] {
  const t = useWords(listWords);
  const flow = useWords(flowWords);
  const units = useUnits();
  const places = usePlaces();
  const categories = useCategoryTree();
  return useMemo(
    () => [
      {
        key: 'request',
        title: t('request'),
        width: 320,
        main: true,
        render: (row) => (
          <span className="row-title">
            <span className="row-title-words">
              <Marked text={row.title} words={words} />
            </span>
            <span className="row-meta">
              <Marked text={row.number} words={words} /> {places.name(row.placeId)}
            </span>
          </span>
        ),
      },
      {
        key: 'state',
        title: t('state'),
        width: 140,
        render: (row) => (
          <span className="row-tags">
            <StateTag row={row} />
            <FlagTags row={row} />
          </span>
        ),
      },
      {
        key: 'due',
        title: t('due'),
        width: 175,
        render: (row) => row.open && row.dueAt && <DueTag dueAt={row.dueAt} />,
      },
      {
        key: 'category',
        title: t('category'),
        width: 120,
        // Projects and needs are divided by lists of their own, whose codes say nothing here.
        render: ({ kind, category }) => (kind === 'project' || kind === 'need' ? '' : categories.name(category)),
      },
      { key: 'holder', title: t('holder'), width: 110, render: (row) => units.name(row.holderId ?? row.leadId) },
      {
        key: 'registered',
        title: t('registered'),
        width: 110,
        render: (row) => <Ago at={row.createdAt} />,
      },
      {
        key: 'source',
        title: t('source'),
        width: 130,
        optional: true,
        render: ({ source }) => (isFlowWord(`source.${source}`) ? flow(`source.${source}` as 'source.app') : source),
      },
      {
        key: 'next',
        title: t('next'),
        width: 105,
        render: (row) => <QuickAct row={row} onKey={(key) => onKey(row, key)} />,
      },
    ],
    [t, flow, units, places, categories, words, onKey],
  );
}

/** One press into the likeliest next step of a row. */
export function QuickAct({ row, onKey }: { row: MatterRow; onKey: (key: ActKey) => void }): ReactElement | null {
  const t = useWords(listWords);
  const { permissions, activePost } = useSession();
  const quick = quickAct(row, permissions, activePost?.unitId ?? null);
  if (!quick) return null;
  return (
    <Button label={`${t(quick.label as 'quickA')}：${row.title}`} onClick={() => onKey(quick.key)}>
      {t(quick.label as 'quickA')}
    </Button>
  );
}
