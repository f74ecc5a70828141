import type { English } from '../../lib/i18n.ts';
import type { zh } from './base-map-words.ts';

export const english: English<typeof zh> = {
  title: 'Base map',
  hint: 'Lays Tianditu, or your own tile server, under the boundaries. Off, unreachable or offline, maps show the boundaries as before.',
  on: 'Use a base map',
  layer: 'Kind',
  vec: 'Streets',
  img: 'Aerial pictures',
  annotation: 'Add the layer of names',
  key: 'Key',
  keyHint:
    'A key for browsers, restricted to the domain of this system: the address of every tile carries it, so whoever opens a map can see it.',
  keyKept: 'Kept; leave empty to keep it',
  template: 'Tile address',
  templateHint:
    '{z} zoom, {x} column, {y} row; {layer} becomes vec or img and cva or cia for names; {key} the key. Web mercator only (the _w sets of Tianditu), datum CGCS2000.',
  deepest: 'Closest zoom',
  deepestHint: 'As many as the server has; Tianditu has 18.',
  credit: 'Credit and approval number on the map',
  creditHint: 'Name the source and the number of its approval.',
  save: 'Save',
  saved: 'Saved. Pages opened from now on use it.',
  look: 'Open a map',
  again: 'Read again',
};
