import type { Request, RequestMatter } from './request.ts';

/** Flags say what goes on beside the state; they are also what worklists are found by. */
export const withFlag = ({ matter }: Pick<Request, 'matter'>, ...flags: string[]): string[] => [
  ...matter.flags,
  ...flags.filter((flag) => !matter.flags.includes(flag)),
];

export const withoutFlags = (matter: Pick<RequestMatter, 'flags'>, ...flags: string[]): string[] =>
  matter.flags.filter((flag) => !flags.includes(flag));
