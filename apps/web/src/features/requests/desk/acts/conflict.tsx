import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { ConflictDialog, type ConflictField } from '../../../../ui/desk/conflict-dialog.tsx';
import { WhatChanged } from '../../../../ui/desk/what-changed.tsx';
import { useSaid } from '../detail/use-said.ts';
import type { ActBody } from './act-call.ts';
import { useCategoryTree } from './use-lists.ts';
import type { Conflict, Taker } from './use-taker.ts';
import { type ActWord, actWords } from './words.ts';

/** What an action would write and the record already holds. */
interface Written {
  unitId: string;
  clause: string;
  category: string;
  urgency: string;
  question: string;
  resultClass: string;
  publicText: string;
  unsolvedReason: string;
}

const writtenIn = (detail: RequestDetail): Written => ({
  unitId: detail.leadId ?? '',
  clause: detail.dispatchClause ?? '',
  category: detail.category ?? '',
  urgency: detail.urgency,
  question: detail.openQuestion ?? '',
  resultClass: detail.resultClass ?? '',
  publicText: detail.publicText ?? '',
  unsolvedReason: detail.unsolvedReason ?? '',
});

const labels: Record<keyof Written, ActWord> = {
  unitId: 'unit',
  clause: 'clause',
  category: 'category',
  urgency: 'urgency',
  question: 'question',
  resultClass: 'resultClass',
  publicText: 'publicText',
  unsolvedReason: 'unsolvedReason',
};

/** Mine and theirs side by side after a 409; what cannot be chosen is told above. */
export function ActConflict({ taker }: { taker: Taker }): ReactElement | null {
  return taker.conflict ? <Opened conflict={taker.conflict} taker={taker} /> : null;
}

function Opened({ conflict, taker }: { conflict: Conflict; taker: Taker }): ReactElement {
  const { now, action, body } = conflict;
  const t = useWords(actWords);
  const lang = useLanguage();
  const units = useUnits();
  const categories = useCategoryTree();
  const theirs = writtenIn(now);
  const mine: Written = { ...theirs, ...(body as Partial<Written>) };
  const canSubmit = now.abilities.includes(action);
  const show = (key: keyof Written) => (value: string) => {
    if (key === 'unitId') return units.name(value);
    if (key === 'category') return categories.name(value);
    return (key === 'urgency' || key === 'resultClass') && value in actWords.zh ? t(value as 'solved') : value;
  };
  const fields: ConflictField<Written>[] = (Object.keys(labels) as (keyof Written)[])
    .filter((key) => key in body)
    .map((key) => ({ key, label: t(labels[key] as 'unit'), show: show(key) }));
  const last = now.log[now.log.length - 1];
  const submit = (merged: Written) => {
    const chosen = Object.fromEntries(fields.map(({ key }) => [key, merged[key]]).filter(([, value]) => value !== ''));
    const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !fields.some((field) => field.key === key)));
    void taker.settle({ ...rest, ...chosen } as ActBody);
  };
  return (
    <ConflictDialog<Written>
      open
      fields={canSubmit ? fields : []}
      mine={mine}
      theirs={theirs}
      {...(last && {
        changedBy: [last.actor ?? units.name(last.unitId), dateTimeText(last.at, lang)].filter(Boolean).join(' '),
      })}
      note={<Changes conflict={conflict} canSubmit={canSubmit} />}
      canSubmit={canSubmit}
      onSubmit={submit}
      onCancel={taker.giveWay}
    />
  );
}

/** State, holder, deadline and last step: what the person saw, and what it is now. */
function Changes({ conflict, canSubmit }: { conflict: Conflict; canSubmit: boolean }): ReactElement {
  const t = useWords(actWords);
  const said = useSaid();
  const { seen, now } = conflict;
  return (
    <WhatChanged
      canSubmit={canSubmit}
      said={(['state', 'holder', 'due', 'lastStep'] as const).map(
        (key) => [t(key), said[key](seen), said[key](now)] as const,
      )}
    />
  );
}
