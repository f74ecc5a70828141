import type { English } from '../../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  brand: 'Mobile grid worker',
  title: 'Report what you see',
  content: 'What you saw',
  missing: 'Take a picture, or write a sentence.',
  seePhoto: '(see picture)',
  locate: 'Use where I am',
  locating: 'Finding the place…',
  spot: 'The place is known; only its grid is kept.',
  noSpot: 'No place yet: you can write it below.',
  address: 'Where',
  privacy: 'No name or number needed. Your ways are not recorded, nor which report is yours.',
  send: 'Send',
  sending: 'Sending…',
  sent: 'It has arrived, thank you',
  kept: 'Kept on the phone; it is sent once there is a network',
  number: 'No. {number}',
  thanks: 'The community reads it first and sends it to the unit in charge.',
  another: 'Report another',
  waiting: '{n} wait for the network and go by themselves. Do not clear the browser’s data.',
  notKept: 'This browser keeps nothing: send when there is a network and do not close the page.',
  gone: 'This link no longer works',
  asResident: 'Report as a resident',
};
