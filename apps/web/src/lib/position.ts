/** Longitude and latitude in degrees, WGS-84 (taken as CGCS2000). */
export type LonLat = readonly [lon: number, lat: number];

export type PositionFault = 'unsupported' | 'refused' | 'unavailable';

export type PositionResult = { ok: true; at: LonLat; accuracy: number } | { ok: false; fault: PositionFault };

/** Asks the device where it is; never throws, because a place is never required to report something. */
export function currentPosition(timeoutMs = 10_000): Promise<PositionResult> {
  if (!('geolocation' in navigator)) return Promise.resolve({ ok: false, fault: 'unsupported' });
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ok: true, at: [coords.longitude, coords.latitude], accuracy: coords.accuracy }),
      (error) => resolve({ ok: false, fault: error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: 30_000 },
    );
  });
}
