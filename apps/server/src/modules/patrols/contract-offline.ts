import { Type, type Static } from 'typebox';
import { ReportHazard } from './contract-hazards.ts';
import { closed, Found, Uuid } from './contract-parts.ts';
import { RecordRound } from './contract-rounds.ts';
import { RecordNewVisit, RecordVisit } from './contract-visits.ts';

/** Pictures that follow their text, by the ids the phone gave them. */
const Pictures = Type.Optional(Type.Array(Uuid, { maxItems: 3 }));
const OfflineFound = Type.Object({ ...Found.properties, pictures: Pictures }, closed);
export type OfflineFound = Static<typeof OfflineFound>;
const found = Type.Optional(Type.Array(OfflineFound, { maxItems: 8 }));

/** A visit written without a connection. Nothing of a household is ever in it: no phone keeps that. */
export const OfflineVisit = Type.Object({ visitId: Uuid, outcome: RecordVisit.properties.outcome, found }, closed);
export type OfflineVisit = Static<typeof OfflineVisit>;

const { occasion, placeId, outcome } = RecordNewVisit.properties;
export const OfflineNewVisit = Type.Object({ occasion, placeId, outcome, found }, closed);
export type OfflineNewVisit = Static<typeof OfflineNewVisit>;

export const OfflineRound = Type.Object({ roundId: Uuid, checked: RecordRound.properties.checked, found }, closed);
export type OfflineRound = Static<typeof OfflineRound>;

const { settled } = ReportHazard.properties;
export const OfflineHazard = Type.Object(
  {
    ...ReportHazard.properties,
    pictures: Pictures,
    settled: Type.Optional(Type.Object({ ...settled.properties, pictures: Pictures }, closed)),
  },
  closed,
);
export type OfflineHazard = Static<typeof OfflineHazard>;
