import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the person at the terminal has to change; shown without a stack. */
export class Refusal extends Error {}
export const refuse = (zh: string, en: string): Refusal => new Refusal(`${zh}\n${en}`);

/** Runs a generator and shows a refusal as two plain lines. */
export function atTerminal(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The tree that is written into: files are prepared here and written together, so that a refusal leaves nothing behind. */
export interface Tree {
  exists(path: string): boolean;
  /** The text as it will be. */
  read(path: string): string;
  list(folder: string): string[];
  add(path: string, text: string): void;
  change(path: string, work: (text: string) => string): void;
  /** Writes, formats and returns the paths. */
  write(): string[];
}

export function openTree(root: string): Tree {
  const texts = new Map<string, string>();
  const at = (path: string): string => join(root, path);
  const read = (path: string): string => texts.get(path) ?? readFileSync(at(path), 'utf8');
  return {
    exists: (path) => texts.has(path) || existsSync(at(path)),
    read,
    list: (folder) => (existsSync(at(folder)) ? readdirSync(at(folder), { recursive: true, encoding: 'utf8' }) : []),
    add: (path, text) => texts.set(path, text),
    change(path, work) {
      const before = read(path);
      const after = work(before);
      if (after === before) throw new Error(`${path} has no place for the new line`);
      texts.set(path, after);
    },
    write() {
      for (const [path, text] of texts) {
        mkdirSync(dirname(at(path)), { recursive: true });
        writeFileSync(at(path), text);
      }
      format(root, [...texts.keys()]);
      return [...texts.keys()];
    },
  };
}

function format(root: string, paths: readonly string[]): void {
  const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
  const sources = paths.filter((path) => /\.(ts|mjs)$/.test(path));
  execFileSync(process.execPath, [biome, 'format', '--write', ...sources], { cwd: root, stdio: 'pipe' });
}

/** 'close-patrol' → 'closePatrol', and 'ClosePatrol'. */
export const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const pascal = (name: string): string => camel(`-${name}`);
