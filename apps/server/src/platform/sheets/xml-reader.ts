import { sheetError } from './sheet-error.ts';

/** Attributes by local name (the prefix is dropped), entities resolved. */
export type Attributes = Record<string, string>;

/** What a reader of XML hears. Names come without prefix; text may arrive in several pieces, entities resolved. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

export interface XmlReader {
  push(chunk: string): void;
  end(): void;
}

const maxToken = 4 * 1024 * 1024;

/**
 * Reads XML as it arrives, holding no more than one unfinished token. There is no DTD and no entity but the five
 * built-in ones and character references: a DOCTYPE is refused, so nothing outside the file can ever be reached.
 */
export function createXmlReader(events: XmlEvents): XmlReader {
  let pending = '';
  const consume = (atEnd: boolean): void => {
    let at = 0;
    while (at < pending.length) {
      const next =
        pending.charCodeAt(at) === 60 ? readMarkup(pending, at, events) : readText(pending, at, atEnd, events);
      if (next < 0) break;
      at = next;
    }
    pending = pending.slice(at);
    if (pending.length > maxToken) throw sheetError('sheet-too-large', { what: 'unpacked' });
  };
  return {
    push(chunk) {
      pending = pending === '' ? chunk : pending + chunk;
      consume(false);
    },
    end() {
      consume(true);
      if (pending.trim() !== '') throw sheetError('sheet-corrupt');
    },
  };
}

/** Returns where reading goes on, or -1 when the text may continue in the next piece. */
function readText(source: string, at: number, atEnd: boolean, events: XmlEvents): number {
  const end = source.indexOf('<', at);
  if (end < 0 && !atEnd) return -1;
  const stop = end < 0 ? source.length : end;
  if (events.text) events.text(resolveEntities(normalLines(source.slice(at, stop))));
  return stop;
}

function readMarkup(source: string, at: number, events: XmlEvents): number {
  const mark = source.charCodeAt(at + 1);
  if (mark === 33) return readDeclaration(source, at, events);
  if (mark === 63) return after(source, '?>', at);
  const end = endOfTag(source, at + 1);
  if (end < 0) return -1;
  if (mark === 47) {
    events.close(localName(source.slice(at + 2, end).trimEnd()));
    return end + 1;
  }
  const empty = source.charCodeAt(end - 1) === 47;
  const tag = source.slice(at + 1, empty ? end - 1 : end);
  const space = tag.search(/\s/);
  const name = localName(space < 0 ? tag : tag.slice(0, space));
  events.open(name, space < 0 ? {} : attributesOf(tag, space));
  if (empty) events.close(name);
  return end + 1;
}

function readDeclaration(source: string, at: number, events: XmlEvents): number {
  const head = source.slice(at, at + 9);
  if (head.startsWith('<!--')) return after(source, '-->', at + 4);
  if (head === '<![CDATA[') {
    const end = source.indexOf(']]>', at + 9);
    if (end < 0) return -1;
    events.text?.(normalLines(source.slice(at + 9, end)));
    return end + 3;
  }
  if ('<![CDATA['.startsWith(head) || '<!--'.startsWith(head)) return -1;
  throw sheetError('sheet-unsafe');
}

function after(source: string, mark: string, at: number): number {
  const end = source.indexOf(mark, at);
  return end < 0 ? -1 : end + mark.length;
}

/** The closing bracket of a tag; one inside a quoted value does not count. */
function endOfTag(source: string, at: number): number {
  let quote = 0;
  for (let i = at; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(tag: string, from: number): Attributes {
  const attributes: Attributes = {};
  let at = from;
  for (;;) {
    const equals = tag.indexOf('=', at);
    if (equals < 0) return attributes;
    const name = localName(tag.slice(at, equals).trim());
    let open = equals + 1;
    while (open < tag.length && tag.charCodeAt(open) !== 34 && tag.charCodeAt(open) !== 39) open += 1;
    const close = tag.indexOf(tag[open] ?? '"', open + 1);
    if (close < 0) throw sheetError('sheet-corrupt');
    attributes[name] ??= resolveEntities(tag.slice(open + 1, close));
    at = close + 1;
  }
}

/** XML 1.0 §2.11: line ends inside a file are one character. */
const normalLines = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
