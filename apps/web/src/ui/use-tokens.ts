import { useEffect, useState } from 'react';
import { readTokens, type Tokens } from './tokens.ts';

/** The tokens in force, read again whenever theme, size or scale of the page change. */
export function useTokens(): Tokens {
  const [tokens, setTokens] = useState(readTokens);
  useEffect(() => {
    const observer = new MutationObserver(() => setTokens(readTokens()));
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-size', 'data-scale', 'data-shell'],
    });
    return () => observer.disconnect();
  }, []);
  return tokens;
}
