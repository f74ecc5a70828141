import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { SuggestionSlot } from '../../../../lib/suggestion-slot.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { CategoryChoice, useCategory } from './category-choice.tsx';
import { UnitChoice, useCandidates } from './unit-choice.tsx';
import { UrgencyChoice } from './urgency-choice.tsx';
import { actWords } from './words.ts';

/** 派遣, with 受理 and 立案 taken on the way: what is proposed only needs two presses of Enter. */
export function DispatchForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(actWords);
  const units = useUnits();
  const draft = useActDraft(props, 'dispatch', { category: '', unitId: '', urgency: '', note: '' });
  const { value, change } = draft;
  const { code } = useCategory(detail, value.category);
  const { candidates, isPending } = useCandidates(detail.id, code);
  const [tried, setTried] = useState(false);
  const unitId = value.unitId || candidates[0]?.unitId || '';
  const clause = candidates.find((each) => each.unitId === unitId)?.clause;
  const isWaiting = code !== '' && isPending;
  const body = () => {
    if (isWaiting) return null;
    setTried(true);
    if (code === '' || unitId === '') return null;
    return {
      unitId,
      ...(clause && { clause }),
      ...(code !== detail.category && { category: code }),
      ...(value.urgency && { urgency: value.urgency }),
      ...(value.note.trim() && { note: value.note.trim() }),
    };
  };
  return (
    <ActForm
      {...props}
      action="dispatch"
      body={body}
      draft={draft}
      submit={unitId && !isWaiting ? t('dispatchTo', { unit: units.name(unitId) }) : t('dispatch')}
    >
      <CategoryChoice
        detail={detail}
        chosen={value.category}
        error={tried && code === '' ? t('categoryMissing') : undefined}
        onChange={(category) => change({ category, unitId: '' })}
      />
      {code !== '' && (
        <UnitChoice
          candidates={candidates}
          isPending={isPending}
          unitId={value.unitId}
          begins
          error={tried && unitId === '' ? t('unitMissing') : undefined}
          onChange={(next) => change({ unitId: next })}
        />
      )}
      <SuggestionSlot
        requestId={detail.id}
        content={detail.content}
        category={code}
        unitId={unitId}
        onCategory={(category) => change({ category, unitId: '' })}
        onUnit={(next) => change({ unitId: next })}
      />
      <Fold title={t('moreFields')} open={value.note !== '' || value.urgency !== ''}>
        <UrgencyChoice value={value.urgency} onChange={(urgency) => change({ urgency })} />
        <TextArea
          label={t('note')}
          optional
          rows={2}
          maxLength={1000}
          value={value.note}
          onChange={(note) => change({ note })}
        />
      </Fold>
    </ActForm>
  );
}
