import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { actWords } from './words.ts';

export const channels = ['phone', 'visit', 'message', 'third-party'] as const;

interface Props {
  channels: readonly (typeof channels)[number][];
  value: { channel: string; reached: string };
  /** The form was sent once: what is still open is marked. */
  tried: boolean;
  change: (part: { channel?: string; reached?: string }) => void;
}

/** By which way the resident was looked for, and whether found: yes or no is never taken for granted. */
export function ReachedFields({ channels: ways, value, tried, change }: Props): ReactElement {
  const t = useWords(actWords);
  return (
    <>
      <Choice
        label={t('channel')}
        look="chips"
        options={ways.map((each) => ({ value: each as string, label: t(each) }))}
        value={value.channel}
        onChange={(channel) => change({ channel })}
      />
      <Choice
        label={t('reached')}
        look="chips"
        error={tried && value.reached === '' ? t('choose') : undefined}
        options={[
          { value: 'yes', label: t('reachedYes') },
          { value: 'no', label: t('reachedNo') },
        ]}
        value={value.reached || null}
        onChange={(reached) => change({ reached })}
      />
    </>
  );
}
