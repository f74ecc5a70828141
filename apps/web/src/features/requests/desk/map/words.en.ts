import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Map',
  hint: 'Where open requests lie, and which grid has many or late ones. Drawn from your own boundaries, without the internet.',
  metric: 'Colour by',
  open: 'Open',
  overdue: 'Overdue',
  map: '{what} requests by grid',
  unit: '{n}',
  none: 'No grid boundary yet: import them under Territory.',
  facilities: 'Facilities',
  here: 'Requests here',
  hereHint: 'Tap a dot or a grid to list what lies there.',
  inGrid: '{name}: {open} open, {overdue} overdue',
  list: 'See this grid in the requests',
  overdueTag: 'Overdue',
  more: 'Only the newest {n} are drawn; colours and numbers hold all.',
};
