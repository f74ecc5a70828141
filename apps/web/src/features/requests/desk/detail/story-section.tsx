import type { RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useMemo, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Timeline, type TimelineStep } from '../../../../ui/timeline.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { underway } from '../acts/act-call.ts';
import { togetherWords } from '../acts/together-words.ts';
import { actWords } from '../acts/words.ts';
import { Section } from './section.tsx';
import { storyOf } from './story.ts';
import { storyWords } from './story-words.ts';
import { detailWords } from './words.ts';

/** Who did what, newest last; what is being sent right now stands at the end before the server has answered. */
export function StorySection({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(detailWords);
  const flow = useWords(flowWords);
  const s = useWords(storyWords);
  const w = useWords(togetherWords);
  const acts = useWords(actWords);
  const units = useUnits();
  const act = useSignal(underway).get(detail.id);
  const [reminders, setReminders] = useState(false);
  const story = useMemo(
    () =>
      storyOf(detail.log, {
        t,
        s,
        w,
        flow: (key) => (isFlowWord(key) ? flow(key) : ''),
        unit: (id) => (typeof id === 'string' ? units.name(id) : ''),
      }),
    [detail.log, t, s, w, flow, units],
  );
  const hidden = story.filter((step) => step.isReminder).length;
  const shown = story.filter((step) => reminders || !step.isReminder);
  const steps: TimelineStep[] = shown.map(({ id, title, at, by, lines }, i) => ({
    id,
    title,
    at,
    by,
    state: detail.open && i === shown.length - 1 && !act ? 'current' : 'done',
    ...(lines.length > 0 && { body: lines.map((line) => <p key={line}>{line}</p>) }),
  }));
  if (act) steps.push({ id: 'underway', title: t('underway', { act: acts(act) }), state: 'current' });
  return (
    <Section title={t('log')}>
      {hidden > 0 && (
        <div>
          <Button variant="quiet" pressed={reminders} onClick={() => setReminders(!reminders)}>
            {reminders ? t('remindersHide') : t('reminders', { n: hidden })}
          </Button>
        </div>
      )}
      <Timeline label={t('log')} steps={steps} />
    </Section>
  );
}
