import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  place: 'Where',
  none: 'No place yet. You can send without one, or write it in the text.',
  locating: 'Finding your place…',
  refused: 'No permission to find your place. Choose by name, or write it in the text.',
  unavailable: 'Your place cannot be found now. Choose by name, or write it in the text.',
  here: 'Found',
  outside: 'Outside this district; you can send it all the same',
  accuracy: 'within about {n} m',
  code: 'QR code {code}',
  use: 'Use where I am',
  byName: 'Choose by name',
  change: 'Change',
  done: 'Done',
  clear: 'No place',
  community: 'Community',
  communityNone: 'Choose a community',
  grid: 'Grid (compound, street)',
  gridNone: 'Not sure, the community is enough',
  failed: 'The list of communities did not arrive. Write the place below, or try again later.',
  address: 'Exact spot',
  addressHint: 'Building, gate, corner',
  mapOpen: 'Open the map',
  mapClose: 'Close the map',
  map: 'Choose a place on the map',
};
