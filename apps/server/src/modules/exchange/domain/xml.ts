/** An element: its name, and its text or its children in order. Null is an empty element. */
export type XmlNode = readonly [name: string, content: string | number | boolean | null | readonly XmlNode[]];

/** A document; names are ours, texts are anybody's. Signs that XML 1.0 cannot hold at all are left out. */
export const writeXml = (root: XmlNode): string => `<?xml version="1.0" encoding="utf-8"?>\n${element(root, '')}\n`;

function element([name, content]: XmlNode, indent: string): string {
  if (!Array.isArray(content))
    return `${indent}<${name}>${escaped(content as string | number | boolean | null)}</${name}>`;
  const children = (content as readonly XmlNode[]).map((child) => element(child, `${indent}  `));
  return children.length === 0
    ? `${indent}<${name}></${name}>`
    : `${indent}<${name}>\n${children.join('\n')}\n${indent}</${name}>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A bare carriage return would be read back as a line feed.
  '\r': '&#13;',
};
// Everything but what XML 1.0 §2.2 calls a Char; halves of pairs are among it.
const notChars = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (value: string | number | boolean | null): string =>
  value === null
    ? ''
    : String(value)
        .replace(notChars, '')
        .replace(/[&<>"'\r]/g, (sign) => entities[sign] ?? sign);
