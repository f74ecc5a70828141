import { type CivilDate, longDate } from '../../kernel/time.ts';
import { chineseNumeral } from '../../platform/pdf/lines.ts';
import type { OfficialDocument } from '../../platform/pdf/official-document.ts';
import type { Attendance, Outcome } from './contract.ts';

/** What stands on paper. Units by their names, days as the county counts them; nobody is named. */
export interface PrintedMinutes {
  bodyName: string;
  title: string;
  theme: string;
  heldOn: CivilDate;
  /** 15:00 */
  clock: string;
  venue: string;
  chair: string;
  items: {
    title: string;
    outcome: Outcome | null;
    decision: string | null;
    lead: string | null;
    helpers: string[];
    dueOn: CivilDate | null;
    doneOn: CivilDate | null;
  }[];
  came: Record<Exclude<Attendance, 'invited'>, string[]>;
  /** Which units wrote the decisions down, and the day of the last one. */
  recorded: { units: string[]; on: CivilDate } | null;
}

const outcomes: Record<Outcome, string> = { agreed: '同意', refused: '不同意', deferred: '缓议', noted: '知悉' };
const presences = { present: '出席', excused: '请假', absent: '缺席' } as const;

/** 纪要 of GB/T 9704-2012, 10.3: what was decided, then who was there, who was excused, who was absent. */
export async function drawMinutes(document: OfficialDocument, minutes: PrintedMinutes): Promise<void> {
  const { items, came } = minutes;
  for (const words of titleParts(minutes.bodyName)) document.title(words);
  document.paragraph(`（${longDate(minutes.heldOn)}）`, { align: 'center' });
  document.blank();
  document.paragraph(opening(minutes));
  for (const [i, item] of items.entries()) drawItem(document, `${chineseNumeral(i + 1)}、`, item);
  document.blank();
  for (const state of ['present', 'excused', 'absent'] as const)
    if (came[state].length > 0) document.paragraph(`${presences[state]}：${came[state].join('、')}`);
  document.paragraph(deciders(minutes));
}

/** 「…联席会议」 needs no second 会议; a name too long for a line stands above the word. */
function titleParts(bodyName: string): string[] {
  const kind = bodyName.endsWith('会议') ? '纪要' : '会议纪要';
  return bodyName.length + kind.length > 18 ? [bodyName, kind] : [bodyName + kind];
}

function opening({ bodyName, title, theme, heldOn, clock, venue, chair, items, came }: PrintedMinutes): string {
  const began = `${longDate(heldOn)}${clock}，${bodyName}在${venue}召开“${title}”，${chair}主持，${came.present.length}个单位到会。`;
  const about = theme === '' ? '' : `会议主题：${theme}。`;
  return began + about + (items.length === 0 ? '会议没有列出议题。' : '会议议定事项如下：');
}

function drawItem(document: OfficialDocument, label: string, item: PrintedMinutes['items'][number]): void {
  const { title, outcome, decision, lead, helpers, dueOn, doneOn } = item;
  // A heading never stands alone at the foot of a page.
  document.together(3);
  document.paragraph(label + title, { bold: true });
  if (outcome === null) {
    document.paragraph('本次会议未作议定。');
    return;
  }
  document.paragraph(`${outcomes[outcome]}。${closed(decision ?? '')}`);
  const duties = [
    lead && `牵头单位：${lead}`,
    helpers.length > 0 && `协办单位：${helpers.join('、')}`,
    dueOn && `办结期限：${longDate(dueOn)}`,
    doneOn && `${longDate(doneOn)}已办结`,
  ].filter(Boolean);
  if (duties.length > 0) document.paragraph(`${duties.join('；')}。`);
}

const closed = (words: string): string => (/[。！？；…]$/u.test(words) || words === '' ? words : `${words}。`);

function deciders({ bodyName, came, recorded }: PrintedMinutes): string {
  const by = `议定：以上由${bodyName}到会的${came.present.length}个单位在会上议定`;
  return recorded ? `${by}，${recorded.units.join('、')}记录，${longDate(recorded.on)}记毕。` : `${by}。`;
}
