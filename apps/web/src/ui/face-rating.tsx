import './rating.css';
import './field.css';
import { type ReactElement, useId } from 'react';
import { useWords } from '../lib/i18n.ts';
import { classNames } from './class-names.ts';
import { uiWords } from './words.ts';

export interface FaceRatingProps {
  /** The question; 「对这次办理满意吗？」 unless told. */
  label?: string;
  value: 'satisfied' | 'dissatisfied' | null;
  onChange: (value: 'satisfied' | 'dissatisfied') => void;
}

const faces = ['satisfied', 'dissatisfied'] as const;

/** Two big faces, the first question of an evaluation. */
export function FaceRating({ label, value, onChange }: FaceRatingProps): ReactElement {
  const t = useWords(uiWords);
  const name = useId();
  return (
    <fieldset>
      <legend className="field-label">{label ?? t('faces')}</legend>
      <div className="faces">
        {faces.map((face) => (
          <label
            key={face}
            className={classNames('face', face === 'satisfied' ? 'face-good' : 'face-bad', face === value && 'face-on')}
          >
            <input type="radio" name={name} checked={face === value} onChange={() => onChange(face)} />
            <Face glad={face === 'satisfied'} />
            <span>{t(face)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Face({ glad }: { glad: boolean }): ReactElement {
  return (
    <svg
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="32" cy="32" r="26" />
      <path d="M23 25v3M41 25v3" strokeWidth="5" />
      <path d={glad ? 'M20 38c3 7 7.5 10 12 10s9-3 12-10' : 'M21 46c3-6 6.5-8 11-8s8 2 11 8'} />
    </svg>
  );
}
