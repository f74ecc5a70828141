import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

/**
 * Open requests for the map, of what the caller may see: counts by place, and points (CGCS2000), the newest 3,000. `more`
 * says that there are older ones whose point is not here; the counts hold them all.
 */
export const RequestMap = Type.Object({
  places: Type.Array(Type.Object({ placeId: Type.String(), open: Type.Integer(), overdue: Type.Integer() })),
  points: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      title: Type.String(),
      lon: Type.Number(),
      lat: Type.Number(),
      overdue: Type.Boolean(),
    }),
  ),
  more: Type.Boolean(),
});
export type RequestMap = Static<typeof RequestMap>;

export const getRequestMap = endpoint({
  method: 'GET',
  path: '/api/requests/map',
  access: 'request.read',
  summary: 'Open and overdue requests by place, and where the open ones lie',
  response: RequestMap,
});
