import type { Text } from '../../../kernel/errors.ts';

/** Notices about what communities and units think of each other. */
export const opinionTemplates: Readonly<Record<string, Text>> = {
  'unit-opinion.written': {
    zh: '社区写了对本单位 {year} 年的意见，在「反馈」里看；不同意可以提异议。',
    en: 'A community has written its opinion of your unit for {year}: see "Feedback"; you may object.',
  },
  'unit-opinion.objected': {
    zh: '有单位对 {year} 年的意见提出异议，请由另一位同事答复。',
    en: 'A unit objects to the opinion for {year}: another colleague please answers.',
  },
  'unit-opinion.answered': {
    zh: '对 {year} 年意见的异议已经答复，在「反馈」里看。',
    en: 'Your objection to the opinion for {year} has been answered: see "Feedback".',
  },
};
