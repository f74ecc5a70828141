import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { projectWords } from '../words.ts';
import { partWords } from './words.ts';

export interface MilestoneDraft {
  title: string;
  dueOn: string;
  percent: string;
}

/** Rows that say something, as they are sent. */
export const milestonesOf = (rows: readonly MilestoneDraft[]) =>
  rows
    .filter(({ title, dueOn }) => title.trim() !== '' || dueOn !== '')
    .map(({ title, dueOn, percent }) => ({ title: title.trim(), dueOn, percent: Number(percent) || 0 }));

interface MilestonesFieldProps {
  value: readonly MilestoneDraft[];
  onChange: (rows: MilestoneDraft[]) => void;
  error?: string | undefined;
}

/** What is to be reached by when, and how far the whole project is by then. */
export function MilestonesField({ value, onChange, error }: MilestonesFieldProps): ReactElement {
  const t = useWords(partWords);
  const common = useWords(projectWords);
  const put = (at: number, part: Partial<MilestoneDraft>) =>
    onChange(value.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="project-rows">
      <legend className="field-label">{common('milestones')}</legend>
      <p className="field-hint">{t('milestonesHint')}</p>
      {error && <FieldError>{error}</FieldError>}
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by where it stands.
        <div className="project-row project-milestone-row" key={at}>
          <TextField
            label={t('milestoneTitleOf', { n: at + 1 })}
            maxLength={80}
            value={row.title}
            onChange={(title) => put(at, { title })}
          />
          <TextField
            label={t('milestoneDayOf', { n: at + 1 })}
            type="date"
            value={row.dueOn}
            onChange={(dueOn) => put(at, { dueOn })}
          />
          <TextField
            label={t('milestonePercentOf', { n: at + 1 })}
            inputMode="numeric"
            maxLength={3}
            value={row.percent}
            onChange={(percent) => put(at, { percent: percent.replace(/\D/g, '') })}
          />
          <Button
            variant="quiet"
            icon="trash"
            label={t('removeMilestone', { n: at + 1 })}
            onClick={() => onChange(value.filter((_row, i) => i !== at))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() => onChange([...value, { title: '', dueOn: '', percent: value.length === 0 ? '100' : '' }])}
        >
          {t('addMilestone')}
        </Button>
      </div>
    </fieldset>
  );
}
