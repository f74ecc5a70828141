/** What stands on one card. */
export interface Card {
  /** The body that hands it out: the name of the tenant. */
  issuer: string;
  /** Names above the place, the nearest last. */
  above: string;
  name: string;
  /** Building, stair or door; '' when the card is for the whole place. */
  address: string;
  phone: string | null;
  team: readonly TeamMember[];
  /** What the QR code opens. */
  link: string;
}

/** Somebody to call, or to know by name, in a place. */
export interface TeamMember {
  role: string;
  name: string;
  phone: string | null;
}

/** The report page with the place and, on a door, the address filled in; short, so that the code stays coarse. */
export function reportLink(publicUrl: string, code: string, address: string): string {
  const at = address === '' ? '' : `&at=${encodeURIComponent(address)}`;
  return `${publicUrl}/r/new?place=${encodeURIComponent(code)}${at}`;
}
