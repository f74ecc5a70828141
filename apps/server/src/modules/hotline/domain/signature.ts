/** The form of Standard Webhooks 1.0: what is signed, and how many seconds a signature counts. */
export const signedText = (id: string, timestamp: string, body: string): string => `${id}.${timestamp}.${body}`;
export const TOLERANCE_SECONDS = 300;
export const labels = { sha256: 'v1', sm3: 'v1sm3' } as const;
export type Algorithm = keyof typeof labels;

/** The signatures of one kind in a header such as 'v1,abc= v1,def='. */
export const signaturesIn = (header: string, algorithm: Algorithm): string[] =>
  header.split(' ').flatMap((part) => {
    const [label, value] = part.split(',', 2);
    return label === labels[algorithm] && value ? [value] : [];
  });
