/** Quality bar 22 and GB/T 22239-2019 8.1.4.1 b: failures counted before the password is looked at. */
export const signInLimits = {
  account: { tries: 5, minutes: 15 },
  address: { tries: 50, minutes: 60 },
} as const;

/** Whom an address stands for when tries are counted: one IPv4 address, or the /64 network that one IPv6 home is given. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
