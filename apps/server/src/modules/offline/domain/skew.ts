/** How many milliseconds the phone's clock is behind ours; what travelling took is in it, and is small beside it. */
export const skewMs = (sentAt: string, now: Date): number => now.getTime() - Date.parse(sentAt);
