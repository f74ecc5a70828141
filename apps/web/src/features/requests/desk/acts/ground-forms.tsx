import { type ReactElement, type ReactNode, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { togetherWords } from './together-words.ts';
import { useUnitsAbove } from './use-lists.ts';
import { actWords } from './words.ts';

const grounds = ['whistle-failed', 'rehandled', 'overdue', 'beyond-level'] as const;
const causes = ['approaching', 'overdue', 'resident', 'leader', 'other'] as const;

interface GroundFormProps extends ActFormProps {
  action: 'escalate' | 'urge' | 'supervise';
  /** Names of the two fields in the body. */
  of: { choice: 'ground' | 'cause'; text: 'reason' | 'words' };
  options: readonly { value: string; label: string }[];
  labels: { hint: string; choice: string; text: string };
  /** What else is asked first: shown above the rest, its value kept in the draft under `more` and sent with it. */
  more?: (value: string, onChange: (next: string) => void) => ReactNode;
  moreOf?: (value: string) => object;
}

/** One ground of several, and a few words. */
function GroundForm({ action, of, options, labels, more, moreOf, ...props }: GroundFormProps): ReactElement {
  const t = useWords(actWords);
  const draft = useActDraft(props, action, { choice: '', text: '', more: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const text = value.text.trim();
  const body = () => {
    setTried(true);
    if (value.choice === '' || text.length < 2) return null;
    return { ...moreOf?.(value.more), [of.choice]: value.choice, [of.text]: text };
  };
  return (
    <ActForm {...props} action={action} body={body} draft={draft} hint={labels.hint}>
      {more?.(value.more, (next) => change({ more: next }))}
      <Choice
        label={labels.choice}
        look="chips"
        error={tried && value.choice === '' ? t('choose') : undefined}
        options={options}
        value={value.choice || null}
        onChange={(choice) => change({ choice })}
      />
      <TextArea
        label={labels.text}
        error={tried && text.length < 2 ? t('missing') : undefined}
        name={of.text}
        rows={2}
        maxLength={500}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
    </ActForm>
  );
}

/** 提级: which of the units above takes it over, the nearest unless another is chosen, and on what ground. */
export function EscalateForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const above = useUnitsAbove(props.detail.holderId);
  const chosen = (unitId: string): string | undefined =>
    (above.find(({ value }) => value === unitId) ?? above[0])?.value;
  return (
    <GroundForm
      {...props}
      action="escalate"
      of={{ choice: 'ground', text: 'reason' }}
      options={grounds.map((each) => ({ value: each, label: t(`ground.${each}`) }))}
      labels={{ hint: t('escalateHint'), choice: t('ground'), text: t('escalateReason') }}
      more={(unitId, onChange) =>
        above.length > 0 ? (
          <Choice
            label={t('escalateTo')}
            look="chips"
            options={above}
            value={chosen(unitId) ?? null}
            onChange={onChange}
          />
        ) : (
          <p className="muted">{t('escalateNone')}</p>
        )
      }
      moreOf={(unitId) => {
        const to = chosen(unitId);
        return to ? { unitId: to } : {};
      }}
    />
  );
}

function HurryForm(props: ActFormProps & { action: 'urge' | 'supervise' }): ReactElement {
  const t = useWords(togetherWords);
  return (
    <GroundForm
      {...props}
      of={{ choice: 'cause', text: 'words' }}
      options={causes.map((each) => ({ value: each, label: t(`cause.${each}`) }))}
      labels={{ hint: t(`${props.action}Hint`), choice: t('cause'), text: t('urgeWords') }}
    />
  );
}
export const UrgeForm = (props: ActFormProps): ReactElement => <HurryForm {...props} action="urge" />;
export const SuperviseForm = (props: ActFormProps): ReactElement => <HurryForm {...props} action="supervise" />;
