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

/**
 * Some style sheets of the component library forget the nonce they were given (measuring a scroll bar, locking the
 * page behind a dialog). Only scripts of this origin run here, so every style element they make may carry it.
 */
export function giveStylesTheNonce(): void {
  const nonce = cspNonce();
  if (!nonce) return;
  const create = document.createElement.bind(document);
  const withNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, 'createElement', { value: withNonce, configurable: true, writable: true });
}
