/** The five lists and their items, as they are stored. The contract has the same shapes as schemas. */
import type { Limit } from '../../../kernel/clock.ts';
import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';

export const listNames = ['category', 'duty', 'limit', 'rejection', 'calendar'] as const;
export type ListName = (typeof listNames)[number];

export const urgencies = ['urgent', 'normal', 'complex'] as const;
export type Urgency = (typeof urgencies)[number];

/** The loop itself: a list without a general limit for each of these is not published. */
export const loopStages = ['accept', 'sign', 'contact', 'handle', 'follow-up', 'supply'] as const;
/** 报到, 书面回复, 督办: a list may be silent about them; then the shipped limits apply. */
export const stages = [...loopStages, 'report', 'urge-answer', 'supervise'] as const;
export type Stage = (typeof stages)[number];

/** A node of the category tree, of any depth; a leaf is a sub-category card (立案条件, 结案条件: GB/T 30428). */
export interface CategoryItem {
  code: string;
  name: string;
  nameEn?: string;
  parent: string | null;
  keywords?: string[];
  /** 立案条件: what must be so for the request to be filed. */
  fileWhen?: string;
  /** 结案条件: what must be so for it to be closed. */
  closeWhen?: string;
  /** What happens next, for residents. */
  nextSteps?: string;
  photo: 'no' | 'optional' | 'required';
  /** Shown with the photo field: why one helps. */
  photoReason?: string;
  /** Steps that are switched off. */
  skip: ('file' | 'verify')[];
  defaultUrgency: Urgency;
  confidential?: boolean;
  active: boolean;
}

/** Who: a named unit, or the unit of a kind whose place contains the request. */
export type DutyParty = { kind: 'unit'; unit: string } | { kind: 'territorial'; unitKind: 'community' | 'street' };

/** One clause of the duty list (派单目录): who leads and who assists, for a category's whole subtree. */
export interface DutyItem {
  clause: string;
  /** Code of a category, or '*' for whatever no other clause names. */
  category: string;
  lead: DutyParty;
  assist: DutyParty[];
  note?: string;
  /** Code of a place: applies only inside it. */
  within?: string;
}

/** The limit of one stage; '*' stands for all categories or all urgencies. */
export interface LimitItem extends Limit {
  clause?: string;
  category: string;
  urgency: Urgency | '*';
  stage: Stage;
}

/** One kind of non-acceptance, with the right address to be told. */
export interface RejectionItem {
  code: string;
  name: string;
  nameEn?: string;
  /** Plain words to the resident: where to turn instead. */
  advice: string;
  adviceEn?: string;
  phone?: string;
}

export interface ItemOf {
  category: CategoryItem;
  duty: DutyItem;
  limit: LimitItem;
  rejection: RejectionItem;
  calendar: WorkingCalendar;
}
export type ListItem = ItemOf[ListName];

/** What identifies an item within one version, and across versions in a comparison. */
export function keyOf<L extends ListName>(list: L, item: ItemOf[L]): string;
export function keyOf(list: ListName, item: ListItem): string {
  if (list === 'duty') return (item as DutyItem).clause;
  if (list === 'limit') return limitKey(item as LimitItem);
  return list === 'calendar' ? 'calendar' : (item as CategoryItem | RejectionItem).code;
}

export const limitKey = (limit: { category: string; urgency: string; stage: string }): string =>
  `${limit.category} · ${limit.urgency} · ${limit.stage}`;
