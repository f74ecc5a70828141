import type { CategoryItem, Urgency } from '../items.ts';

/** One sub-category card of a shipped tree; what is left out comes from its group. */
export interface Card {
  code: string;
  name: string;
  nameEn: string;
  /** Words residents use, separated by spaces. */
  words: string;
  fileWhen?: string;
  closeWhen: string;
  nextSteps?: string;
  photo?: CategoryItem['photo'];
  urgency?: Urgency;
  skip?: CategoryItem['skip'];
  confidential?: boolean;
}

export interface Group {
  code: string;
  name: string;
  nameEn: string;
  nextSteps: string;
  photo: CategoryItem['photo'];
  photoReason?: string;
  skip?: CategoryItem['skip'];
  cards: readonly Card[];
}

/** The group and its cards as items; a card's code is prefixed with the group's. */
export const itemsOf = (group: Group): CategoryItem[] => [
  {
    code: group.code,
    name: group.name,
    nameEn: group.nameEn,
    parent: null,
    nextSteps: group.nextSteps,
    photo: group.photo,
    ...(group.photoReason && { photoReason: group.photoReason }),
    skip: group.skip ?? [],
    defaultUrgency: 'normal',
    active: true,
  },
  ...group.cards.map((card) => leafOf(group, card)),
];

function leafOf(group: Group, card: Card): CategoryItem {
  const photo = card.photo ?? group.photo;
  return {
    code: `${group.code}.${card.code}`,
    name: card.name,
    nameEn: card.nameEn,
    parent: group.code,
    keywords: card.words.split(' '),
    ...(card.fileWhen && { fileWhen: card.fileWhen }),
    closeWhen: card.closeWhen,
    nextSteps: card.nextSteps ?? group.nextSteps,
    photo,
    ...(photo !== 'no' && group.photoReason && { photoReason: group.photoReason }),
    skip: card.skip ?? group.skip ?? [],
    defaultUrgency: card.urgency ?? 'normal',
    ...(card.confidential && { confidential: true }),
    active: true,
  };
}
