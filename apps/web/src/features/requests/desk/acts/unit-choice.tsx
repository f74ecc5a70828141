import { suggestDispatch } from '@huying/server/contract/requests';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../lib/api.ts';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { useCategoryTree, useUnitOptions } from './use-lists.ts';
import { actWords } from './words.ts';

export type Candidate = Output<typeof suggestDispatch>['candidates'][number];

/** Who should answer by the duty list, for one category; asked anew when the category changes. */
export function useCandidates(id: string, category: string): { candidates: readonly Candidate[]; isPending: boolean } {
  const { data, isPlaceholderData, isPending } = useAnswer(suggestDispatch, {
    params: { id },
    query: category ? { category } : {},
  });
  const isFresh = data !== undefined && !isPlaceholderData && (category === '' || data.category === category);
  return { candidates: isFresh ? firstOfEach(data.candidates) : [], isPending: isPending || isPlaceholderData };
}

/** A unit named by several clauses stands once, by the first and closest of them. */
const firstOfEach = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter((each, at) => candidates.findIndex(({ unitId }) => unitId === each.unitId) === at);

interface UnitChoiceProps {
  candidates: readonly Candidate[];
  isPending: boolean;
  /** '' while the person has not chosen: the first candidate then counts. */
  unitId: string;
  onChange: (unitId: string) => void;
  error?: string | undefined;
  /** Not offered: where it comes from. */
  except?: string | null;
  /** The first candidate takes the focus as soon as it is there. */
  begins?: boolean;
}

const SHOWN = 4;

/** Candidates with their clause and reason; Enter on one goes on to the button that sends. */
export function UnitChoice(props: UnitChoiceProps): ReactElement {
  const { isPending, unitId, onChange, error, except, begins } = props;
  const t = useWords(actWords);
  const units = useUnits();
  const reasonOf = useReason();
  const options = useUnitOptions();
  const [other, setOther] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const candidates = props.candidates.filter((each) => each.unitId !== except).slice(0, SHOWN);
  const isListed = candidates.some((each) => each.unitId === unitId);
  const value = other || (unitId !== '' && !isListed) ? 'other' : unitId || (candidates[0]?.unitId ?? '');
  const isReady = !isPending && candidates.length > 0;
  const isPicking = value === 'other' || candidates.length === 0;
  useEffect(() => {
    if (begins && isReady) frame.current?.querySelector<HTMLElement>('input:checked')?.focus({ preventScroll: true });
  }, [begins, isReady]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isRadio) return;
    event.preventDefault();
    const submit = event.currentTarget.closest('form')?.querySelector<HTMLElement>('[type="submit"]');
    submit?.focus();
  };
  if (isPending) {
    return (
      <div>
        <p className="muted" role="status">
          {t('toPending')}
        </p>
        <Skeleton lines={3} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter on a choice within goes on to the button.
    <div className="stack" ref={frame} onKeyDown={onKeyDown}>
      {candidates.length > 0 ? (
        <Choice
          label={t('to')}
          hint={t('toHint')}
          error={isPicking ? undefined : error}
          options={[
            ...candidates.map((each) => ({
              value: each.unitId,
              label: units.name(each.unitId),
              hint: `${t(each.role)} · ${reasonOf(each)}`,
            })),
            { value: 'other', label: t('toOther') },
          ]}
          value={value}
          onChange={(next) => {
            setOther(next === 'other');
            onChange(next === 'other' ? '' : next);
          }}
        />
      ) : (
        <p className="muted">{t('toNone')}</p>
      )}
      {isPicking && (
        <PickField
          label={t('unit')}
          error={error}
          name="unit"
          options={options.filter((option) => option.value !== except)}
          value={unitId || null}
          onChange={(next) => {
            setOther(false);
            onChange(next ?? '');
          }}
        />
      )}
    </div>
  );
}

/** The server's reason, with names instead of the codes of categories. */
function useReason(): (candidate: Candidate) => string {
  const lang = useLanguage();
  const categories = useCategoryTree();
  return ({ reason }) =>
    (lang === 'en' ? reason.en : reason.zh).replace(
      /([「"])([a-z0-9._-]+)([」"])/gi,
      (_whole, open: string, code: string, close: string) => `${open}${categories.name(code)}${close}`,
    );
}
