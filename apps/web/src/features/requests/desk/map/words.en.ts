import type { English } from '../../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Map',
  hint: 'Where open requests lie, and which grid has many or late ones. Drawn from your own boundaries.',
  metric: 'Colour by',
  open: 'Open',
  overdue: 'Overdue',
  map: '{what} requests by grid',
  unit: '{n}',
  none: 'No grid boundary yet: import them under Territory.',
  net: 'Service net on top',
  netNone: 'None',
  netOf: '{name} ({unit})',
  netList: 'Sections and duty as a list',
  netFailed: 'The outlines could not be had; try again later.',
  netEmpty: 'This net has no sections yet.',
  facilities: 'Facilities',
  here: 'Requests here',
  hereHint: 'Tap a circle, a square or a grid to list what lies there.',
  inGrid: '{name}: {open} open, {overdue} overdue',
  list: 'See this grid in the requests',
  overdueTag: 'Overdue',
  more: 'Only the newest {n} are drawn; colours and numbers hold all.',
};
