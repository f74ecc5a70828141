import type { SectionDetail } from '@huying/server/contract/nets';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { ScrollBox } from '../../../ui/desk/scroll-box.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { netWords } from '../words.ts';

/** Four weeks from the day on which the running turn began, day by day, stand-ins marked. */
export function DutyCalendar({ section }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const nameOf = (id: string | null) => section.people.find((person) => person.id === id)?.name ?? t('none');
  const shifts = section.calendar[0]?.turns.map(({ shift }) => shift) ?? [];
  return (
    <Card title={t('calendar')}>
      <ScrollBox label={t('calendar')}>
        <table className="nets-table">
          <thead>
            <tr>
              <th scope="col">{t('calendarDay')}</th>
              {shifts.map((shift) => (
                <th scope="col" key={shift}>
                  {shifts.length === 1 ? t('people') : t(`shift.${shift}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {section.calendar.map(({ day, turns }) => (
              <tr key={day}>
                <th scope="row">{dayText(momentOf(day), lang)}</th>
                {turns.map(({ shift, personId, standIn }) => (
                  <td key={shift}>
                    {nameOf(personId)} {standIn && <StatusTag tone="warning">{t('standInPlain')}</StatusTag>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Card>
  );
}
