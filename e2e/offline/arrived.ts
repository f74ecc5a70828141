import type { Stage } from '../support/stage.ts';

/** What has arrived with these words in it, page after page, and how many photos each has. */
export async function arrived(
  { community }: Stage,
  words: string,
): Promise<{ rows: { id: string; title: string }[]; photos: number[] }> {
  const rows: { id: string; title: string }[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const cursor = next ? `&cursor=${encodeURIComponent(next)}` : '';
    const page = await community.get(`/api/requests?limit=100&q=${encodeURIComponent(words)}${cursor}`);
    rows.push(...page.items);
    next = page.next;
  }
  const photos: number[] = [];
  for (const { id } of rows) photos.push((await community.get(`/api/requests/${id}`)).files.length);
  return { rows, photos };
}
