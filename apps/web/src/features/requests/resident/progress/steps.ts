import type { Progress } from '@huying/server/contract/requests';
import type { Language } from '../../../../lib/language.ts';
import type { TimelineStep } from '../../../../ui/timeline.tsx';

type Coming = 'coming1' | 'coming2' | 'coming3' | 'coming4';
const ahead: Record<Progress['stage'], readonly Coming[]> = {
  received: ['coming1', 'coming2', 'coming3', 'coming4'],
  'need-info': ['coming2', 'coming4'],
  assigned: ['coming2', 'coming3', 'coming4'],
  handling: ['coming2', 'coming3', 'coming4'],
  suspended: ['coming2', 'coming3', 'coming4'],
  checking: ['coming3', 'coming4'],
  rate: [],
  done: [],
  declined: [],
  withdrawn: [],
  void: [],
};

/** What has happened, and what is still to come, for the timeline. The answer has a place of its own above it. */
export function timelineOf(
  { steps, stage, publicText }: Progress,
  lang: Language,
  coming: (key: Coming) => string,
): TimelineStep[] {
  const next = ahead[stage];
  const goesOn = next.length > 0 || stage === 'rate';
  return [
    ...steps.map(
      ({ at, title, text, unit }, i): TimelineStep => ({
        id: `${i}`,
        title: lang === 'en' ? title.en : title.zh,
        state: i === steps.length - 1 && goesOn ? 'current' : 'done',
        at,
        ...(unit && { by: unit }),
        ...(text && text !== publicText && { body: text }),
      }),
    ),
    ...next.map((key): TimelineStep => ({ id: key, title: coming(key), state: 'coming' })),
  ];
}
