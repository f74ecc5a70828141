import { checkLimit } from '../../../kernel/clock.ts';
import { invalid } from '../../../kernel/errors.ts';
import type { DeskLists } from '../contract-desk-lists.ts';

type LimitItem = DeskLists['emergencyLimits'][number];

/** Steps without which a request would run without any limit that its unit owes. */
const NEEDED: readonly LimitItem['stage'][] = ['accept', 'sign', 'handle'];

/** Throws invalid: repeated-code, repeated-limit, emergency-category, limit-amount, warn-order, stage-missing. */
export function checkDeskLists({ diversions, gridDuties, emergencyLimits }: Partial<DeskLists>): void {
  if (diversions) refuseRepeats(diversions.map(({ code }) => code));
  if (gridDuties) refuseRepeats(gridDuties.map(({ code }) => code));
  if (gridDuties) refuseRepeats(gridDuties.map(({ name }) => name));
  if (emergencyLimits) checkEmergency(emergencyLimits);
}

function refuseRepeats(keys: readonly string[]): void {
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice === undefined) return;
  throw invalid('repeated-code', `「${twice}」出现了两次，请去掉一个。`, `"${twice}" stands there twice: drop one.`, {
    code: twice,
  });
}

function checkEmergency(items: readonly LimitItem[]): void {
  if (items.some(({ category }) => category !== '*')) {
    throw invalid(
      'emergency-category',
      '应急时限对所有分类一样，请把分类改为「所有分类」。',
      'The limits of an emergency hold for all categories alike.',
    );
  }
  const keys = items.map(({ stage, urgency }) => `${stage} ${urgency}`);
  if (new Set(keys).size < keys.length) {
    throw invalid('repeated-limit', '同一环节、同一紧急程度只能有一条时限。', 'One limit for each step and urgency.');
  }
  for (const item of items) {
    checkLimit(item);
    if (item.warnAt.some((part, at) => at > 0 && part <= (item.warnAt[at - 1] ?? 0)))
      throw invalid('warn-order', '预警点须从小到大、不重复。', 'Warnings must rise and not repeat.');
  }
  const missing = NEEDED.find((stage) => !items.some((item) => item.stage === stage && item.urgency === '*'));
  if (missing === undefined) return;
  throw invalid(
    'stage-missing',
    '受理、签收、办理三个环节都要有对所有紧急程度的时限。',
    'Accepting, signing and handling each need a limit for every urgency.',
    { stage: missing },
  );
}
