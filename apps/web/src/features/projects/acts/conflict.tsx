import type { Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { ConflictDialog, type ConflictField } from '../../../ui/desk/conflict-dialog.tsx';
import { WhatChanged } from '../../../ui/desk/what-changed.tsx';
import { isLogWord, logWords } from '../detail/log-words.ts';
import { projectStateWords } from '../../../ui/project-state-words.ts';
import { projectWords } from '../words.ts';
import type { Conflict, ProjectDesk } from './use-project-desk.ts';
import { actWords } from './words.ts';

/** What a revision would write and the project already holds. */
interface Written {
  content: string;
}

/** What changed while a form was open, and whether it may still be sent. */
interface ActConflictProps {
  desk: ProjectDesk;
  /** The person leaves the newer version as it is. */
  onGiveWay: (conflict: Conflict) => void;
}
export function ActConflict({ desk, onGiveWay }: ActConflictProps): ReactElement | null {
  return desk.conflict ? <Opened conflict={desk.conflict} desk={desk} onGiveWay={onGiveWay} /> : null;
}

function Opened({ conflict, desk, onGiveWay }: ActConflictProps & { conflict: Conflict }): ReactElement {
  const common = useWords(projectWords);
  const lang = useLanguage();
  const { now, action, body } = conflict;
  const canSubmit = now.abilities.includes(action);
  const fields: ConflictField<Written>[] = 'content' in body ? [{ key: 'content', label: common('content') }] : [];
  const last = now.log.at(-1);
  return (
    <ConflictDialog<Written>
      open
      fields={canSubmit ? fields : []}
      mine={{ content: String(body.content ?? '') }}
      theirs={{ content: now.content }}
      {...(last && { changedBy: [last.actor, dateTimeText(last.at, lang)].filter(Boolean).join(' ') })}
      note={<Changes conflict={conflict} canSubmit={canSubmit} />}
      canSubmit={canSubmit}
      onSubmit={(merged) => void desk.settle({ ...body, ...(fields.length > 0 && merged) })}
      onCancel={() => onGiveWay(conflict)}
    />
  );
}

function Changes({ conflict, canSubmit }: { conflict: Conflict; canSubmit: boolean }): ReactElement {
  const t = useWords(actWords);
  const common = useWords(projectWords);
  const states = useWords(projectStateWords);
  const log = useWords(logWords);
  const lang = useLanguage();
  const units = useUnits();
  const said: [string, (project: Project) => string][] = [
    [t('nowState'), ({ state }) => states(state as 'drafted')],
    [t('nowHolder'), ({ holderId }) => units.name(holderId)],
    [t('nowPercent'), ({ percent }) => common('percent', { n: percent })],
    [
      t('nowStep'),
      (project) => {
        const last = project.log.at(-1);
        if (!last) return '';
        return [isLogWord(last.kind) && log(last.kind), last.actor, dateTimeText(last.at, lang)]
          .filter(Boolean)
          .join(' ');
      },
    ],
  ];
  const { seen, now } = conflict;
  return <WhatChanged canSubmit={canSubmit} said={said.map(([label, say]) => [label, say(seen), say(now)] as const)} />;
}
