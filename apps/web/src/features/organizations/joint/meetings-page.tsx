import { listMeetings } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Rows } from '../../../ui/desk/rows.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { JointFrame } from './joint-frame.tsx';
import { jointWords } from './words.ts';

/** /desk/joint/meetings: meetings to come by time, past ones newest first. */
export function MeetingsPage(): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const [view, setView] = useState<'to-come' | 'past'>('to-come');
  const pages = usePages(listMeetings, { query: { view } });
  return (
    <JointFrame hint={t('meetingsHint')}>
      <Choice
        label={t('which')}
        look="chips"
        options={[
          { value: 'to-come', label: t('toCome') },
          { value: 'past', label: t('pastMeetings') },
        ]}
        value={view}
        onChange={setView}
      />
      <Rows
        id="joint-meetings"
        label={t('meetings')}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        hrefOf={({ id }) => `/desk/joint/meetings/${id}`}
        empty={<Empty title={t('noMeetings')}>{t('noMeetingsBody')}</Empty>}
        columns={[
          { key: 'title', title: t('meetingTitle'), main: true, width: 210, render: ({ title }) => title },
          { key: 'body', title: t('body'), width: 180, render: ({ bodyName }) => bodyName },
          { key: 'kind', title: t('meetingKind'), width: 110, render: ({ kind }) => t(`kind.${kind}`) },
          { key: 'at', title: t('at'), width: 170, render: ({ beginsAt }) => dateTimeText(beginsAt, lang) },
          { key: 'venue', title: t('venue'), width: 120, render: ({ venue }) => venue },
          { key: 'chair', title: t('inChair'), width: 120, render: ({ chairId }) => units.name(chairId) },
          {
            key: 'items',
            title: t('items'),
            width: 120,
            render: ({ items, decided }) => t('itemsN', { n: items, done: decided }),
          },
          {
            key: 'state',
            title: t('state'),
            width: 100,
            render: ({ state }) => (
              <StatusTag tone={state === 'held' ? 'success' : state === 'called' ? 'active' : 'neutral'}>
                {t(`state.${state}`)}
              </StatusTag>
            ),
          },
        ]}
      />
    </JointFrame>
  );
}
