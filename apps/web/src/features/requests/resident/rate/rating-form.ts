import type { StarLevel } from '../../../../ui/stars.tsx';

/** Chinese words stand in the record as they were chosen, whatever language the page was in. */
export type ReasonKey = 'good1' | 'good2' | 'good3' | 'good4' | 'bad1' | 'bad2' | 'bad3' | 'bad4' | 'bad5' | 'bad6';
export const goodReasons: readonly ReasonKey[] = ['good1', 'good2', 'good3', 'good4'];
export const badReasons: readonly ReasonKey[] = ['bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'bad6'];

export interface RatingDraft {
  face: 'satisfied' | 'dissatisfied' | '';
  level: number;
  solved: 'yes' | 'no' | '';
  reasons: ReasonKey[];
  text: string;
}
export const emptyRating: RatingDraft = { face: '', level: 0, solved: '', reasons: [], text: '' };

/** A face sets the likeliest of the rest, so that a happy answer takes two presses; all of it can be changed. */
export const withFace = (face: 'satisfied' | 'dissatisfied'): RatingDraft =>
  face === 'satisfied'
    ? { face, level: 4, solved: 'yes', reasons: [], text: '' }
    : { face, level: 2, solved: '', reasons: [], text: '' };

/** The five national levels, split between the faces. */
export const levelsOf = (face: RatingDraft['face']): readonly StarLevel[] =>
  face === 'satisfied' ? [3, 4, 5] : [1, 2];

export const asLevel = (level: number): StarLevel | null =>
  level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : null;
