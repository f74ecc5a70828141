export interface Suggestable {
  code: string;
  name: string;
  keywords: readonly string[];
}

/**
 * The likeliest categories for some words: those whose keywords or name occur in them, the most and longest first; then
 * those used lately. At most `most`.
 */
export function suggestCategories<C extends Suggestable>(
  words: string,
  categories: readonly C[],
  recent: readonly string[],
  most = 6,
): C[] {
  const text = words.toLowerCase();
  const weigh = ({ name, keywords }: C): number =>
    [name, ...keywords].reduce((sum, word) => (text.includes(word.toLowerCase()) ? sum + word.length : sum), 0);
  const fitting = categories
    .map((category) => ({ category, weight: weigh(category) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ category }) => category);
  const lately = recent.flatMap((code) => categories.find((category) => category.code === code) ?? []);
  return [...new Set([...fitting.slice(0, most), ...lately])].slice(0, most);
}
