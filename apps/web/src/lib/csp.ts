/** The nonce the server wrote into the page, for style sheets written at run time; undefined while developing. */
export function cspNonce(): string | undefined {
  const value = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return value && value !== '__CSP_NONCE__' ? value : undefined;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(input: string): string }): unknown;
}

/**
 * Under `require-trusted-types-for 'script'` the component library may still write style sheets through innerHTML.
 * Text without `<` cannot make an element, so only such text passes; anything else stays forbidden.
 */
export function allowPlainStyleText(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  factory?.createPolicy('default', {
    createHTML(input) {
      if (input.includes('<')) throw new TypeError('markup is not written as text in this program');
      return input;
    },
  });
}
