/** Public lists (清单公示): editions prepared by some and published by another. For the demo, which lays its editions by the same commands. */
export { prepareEdition } from './commands/prepare-edition.ts';
export { publishEdition } from './commands/publish-edition.ts';
export { replaceMarks } from './commands/replace-marks.ts';
