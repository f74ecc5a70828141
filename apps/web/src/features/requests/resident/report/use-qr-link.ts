import { useEffect } from 'react';
import { facilityName, findFacility } from '../../place/facilities.ts';
import { findPlace, wordsAt } from '../../place/places.ts';
import type { ReportDraft } from './report-form.ts';

/** `/r/new?place=<grid code or id>&at=<building or door>&text=<words>&about=system`, or `?facility=<code>`: what a QR code or another page brings along. */
export interface ReportLink {
  place: string;
  /** Code on the plate of a lamp post, a manhole. */
  facility: string;
  /** Building, stair or door, in words. */
  at: string;
  text: string;
  aboutSystem: boolean;
}

export function readLink(search: string): ReportLink {
  const query = new URLSearchParams(search);
  return {
    place: (query.get('place') ?? '').slice(0, 40),
    facility: (query.get('facility') ?? '').slice(0, 40),
    at: (query.get('at') ?? '').slice(0, 60),
    text: (query.get('text') ?? '').slice(0, 500),
    aboutSystem: query.get('about') === 'system',
  };
}

/** Puts the link's place and words into the draft, once; words that were typed earlier are never overwritten. */
export function useQrLink(link: ReportLink, draft: ReportDraft, change: (part: Partial<ReportDraft>) => void): void {
  const { place, facility, at, text } = link;
  const isEmpty = draft.content === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is read once, when the page opens.
  useEffect(() => {
    if (text && isEmpty) change({ content: text });
    if (facility) void standAt(facility, change);
    if (!place) return;
    const asCode = { placeCode: place, place: null, at: null, where: '', ...(at && { address: at }) };
    change(asCode);
    // As long as it is not looked up the code itself is sent.
    findPlace(place)
      .then((found) => found && change({ placeCode: '', place: found }))
      .catch(() => undefined);
  }, [place, facility, at, text]);
}

/** The spot of the facility is the place; as long as it is not looked up its code is sent. */
async function standAt(code: string, change: (part: Partial<ReportDraft>) => void): Promise<void> {
  change({ placeCode: code, place: null, at: null, where: '' });
  const found = await findFacility(code).catch(() => null);
  if (!found) return;
  const { id, lon, lat } = found;
  change({ placeCode: '', at: { lonLat: [lon, lat], accuracy: null }, facility: { id, name: facilityName(found) } });
  const where = await wordsAt([lon, lat]).catch(() => '');
  if (where) change({ where });
}
