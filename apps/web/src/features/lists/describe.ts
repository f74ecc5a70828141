import type { CalendarItem, DutyItem, DutyParty, LimitItem, ListItem, ListName } from '@huying/server/contract/lists';
import { useMemo } from 'react';
import { momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { type Span, spansText, weekdays } from './calendar-days.ts';
import { useLookups } from './use-lookups.ts';
import { type ListWord, listWords, zh } from './words.ts';

/** How fields are called; those not named here are shown by their own names. */
const fieldWords: Readonly<Record<string, ListWord>> = {
  category: 'categoryField',
  note: 'noteField',
  unit: 'amountUnit',
};
const isWord = (key: string): key is ListWord => key in zh;

export interface Describe {
  fieldName: (field: string) => string;
  valueText: (field: string, value: unknown) => string;
  party: (party: DutyParty) => string;
  /** What an item is called in one line. */
  itemName: (list: ListName, item: ListItem) => string;
  /** A whole item as lines of 「项目：内容」. */
  itemText: (item: object) => string;
  limitText: (limit: Pick<LimitItem, 'amount' | 'unit'>) => string;
}

/** Words for what lists are made of. */
export function useDescribe(): Describe {
  const t = useWords(listWords);
  const lang = useLanguage();
  const look = useLookups();
  return useMemo(() => {
    const say = (key: string, otherwise: string): string => (isWord(key) ? t(key as 'error') : otherwise);
    const category = (code: string) => (code === '*' ? t('categoryAll') : look.categoryName(code));
    const day = (text: string) => dayText(momentOf(text), lang);
    const party = (each: DutyParty): string => {
      if (each.kind === 'territorial') return t(`party.${each.unitKind}`);
      const unit = look.unitByCode(each.unit);
      return unit === undefined ? t('partyUnknown', { code: each.unit }) : unit.shortName || unit.name;
    };
    const hours = (value: CalendarItem['hours']): string =>
      weekdays
        .filter((name) => value[name].length > 0)
        .map((name) => `${t(name)} ${spansText(value[name])}`)
        .join('\n');
    const texts: Record<string, (value: never) => string> = {
      parent: (code: string) => look.categoryName(code),
      category,
      lead: party,
      assist: (all: DutyParty[]) => all.map(party).join('、'),
      within: (code: string) => look.placeByCode(code)?.name ?? code,
      photo: (value: string) => say(`photo.${value}`, value),
      skip: (all: string[]) => all.map((each) => say(`skip.${each}`, each)).join('、'),
      defaultUrgency: (value: string) => say(`urgency.${value}`, value),
      urgency: (value: string) => say(`urgency.${value}`, value),
      stage: (value: string) => say(`stage.${value}`, value),
      unit: (value: string) => say(`unit.${value}`, value),
      workdayRule: (value: string) => say(`workdayRule.${value}`, value),
      restDayRule: (value: string) => say(`restDayRule.${value}`, value),
      warnAt: (all: number[]) => all.map((part) => `${Math.round(part * 100)}%`).join('、'),
      active: (value: boolean) => t(value ? 'active' : 'inactive'),
      confidential: (value: boolean) => (value ? t('confidentialYes') : t('empty')),
      hours,
      makeUpHours: (spans: Span[]) => spansText(spans),
      seasons: (all: NonNullable<CalendarItem['seasons']>) =>
        all.map((season) => `${t('season', { from: season.from, to: season.to })} ${hours(season.hours)}`).join('\n'),
      holidays: (all: string[]) => all.map(day).join('、'),
      workdays: (all: string[]) => all.map(day).join('、'),
      coveredFrom: day,
      coveredUntil: day,
    };
    const valueText = (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('empty');
      if (Array.isArray(value) && value.length === 0) return t('empty');
      const text = texts[field];
      if (text) return text(value as never);
      return Array.isArray(value) ? value.join('、') : String(value);
    };
    const fieldName = (field: string) => say(fieldWords[field] ?? field, field);
    const limitText = ({ amount, unit }: Pick<LimitItem, 'amount' | 'unit'>) => {
      const isHours = unit === 'working-minutes' && amount > 0 && amount % 60 === 0;
      const word = isHours ? t('unitShort.working-hours') : say(`unitShort.${unit}`, say(`unit.${unit}`, unit));
      return `${isHours ? amount / 60 : amount} ${word}`;
    };
    const itemName = (list: ListName, item: ListItem): string => {
      if (list === 'duty') {
        const { clause, category: code } = item as DutyItem;
        return `${clause} ${category(code)}`;
      }
      if (list === 'limit') {
        const { stage, urgency, category: code } = item as LimitItem;
        return [say(`stage.${stage}`, stage), say(`urgency.${urgency}`, urgency), category(code)].join(' · ');
      }
      return list === 'calendar' ? t('calendar') : (item as { name: string }).name;
    };
    const itemText = (item: object) =>
      Object.entries(item)
        .filter(([field, value]) => field !== 'version' && value !== undefined && value !== '')
        .map(([field, value]) => `${fieldName(field)}：${valueText(field, value)}`)
        .join('\n');
    return { fieldName, valueText, party, itemName, itemText, limitText };
  }, [t, lang, look]);
}
