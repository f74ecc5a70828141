export interface FeedEntry {
  id: string;
  title: string;
  link: string;
  text: string;
}
export interface Feed {
  title: string;
  link: string;
  self: string;
  description: string;
  /** When the edition was published, or withdrawn. */
  at: Date;
  entries: readonly FeedEntry[];
}

// Everything but what XML 1.0 §2.2 calls a Char.
const notChars = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const safe = (text: string): string => text.replace(notChars, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/**
 * RSS 2.0. An entry is known by the row and by the words it has: a reader tells of it again when they change, and only then.
 */
export const writeFeed = ({ title, link, self, description, at, entries }: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${safe(title)}</title><link>${safe(link)}</link><description>${safe(description)}</description>`,
    `<language>zh-CN</language><pubDate>${at.toUTCString()}</pubDate><lastBuildDate>${at.toUTCString()}</lastBuildDate>`,
    `<atom:link href="${safe(self)}" rel="self" type="application/rss+xml"/>`,
    ...entries.map(
      (entry) =>
        `<item><title>${safe(entry.title)}</title><link>${safe(entry.link)}</link><guid isPermaLink="false">${safe(entry.id)}</guid>` +
        `<pubDate>${at.toUTCString()}</pubDate><description>${safe(entry.text)}</description></item>`,
    ),
    '</channel></rss>',
    '',
  ].join('\n');
