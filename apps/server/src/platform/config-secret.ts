import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from './mode.ts';

interface Request {
  /** HUYING_SECRET, when set. */
  given: string | undefined;
  mode: Mode;
  dataDir: string;
  /** False when other settings are wrong already: then nothing is written. */
  usable: boolean;
}

const howTo = "node -e \"console.log(require('crypto').randomBytes(32).toString('base64url'))\"";

/**
 * The secret from which all keys come. Outside production one is made at the first start and kept in the data folder
 * (readable by its owner only). What was sealed with one secret opens with no other, so a second, different one is
 * refused while the first still lies there.
 */
export function deploymentSecret(
  { given, mode, dataDir, usable }: Request,
  report: (variable: string, zh: string, en: string) => void,
): string {
  const path = join(dataDir, 'secret');
  const kept = readKept(path);
  if (given === undefined && mode === 'production') {
    report(
      'HUYING_SECRET',
      kept
        ? `正式环境必须设置。已有数据用 ${path} 里的密钥加密，请把它的内容填进来。`
        : `正式环境必须设置，至少 32 个字符。可用此命令生成：${howTo}`,
      kept
        ? `must be set in production. The data here was sealed with the secret in ${path}: use its content.`
        : `must be set in production, at least 32 characters. This makes one: ${howTo}`,
    );
    return '';
  }
  if (given !== undefined) {
    if (isWeak(given)) {
      report(
        'HUYING_SECRET',
        `不够安全：至少 32 个随机字符，不能用示例里的值。可用此命令生成：${howTo}`,
        `is not safe: at least 32 random characters, and not the value of an example. This makes one: ${howTo}`,
      );
    } else if (kept !== undefined && kept !== given) {
      report(
        'HUYING_SECRET',
        `与 ${path} 里的不同，已加密的联系方式将无法打开。请使用该文件的内容，或换一个数据目录。`,
        `differs from the one in ${path}, and sealed contacts would not open. Use the content of that file, or another data folder.`,
      );
    }
    return given;
  }
  if (kept !== undefined && isWeak(kept)) {
    report(path, '已损坏，请从备份恢复此文件。', 'is damaged: restore this file from a backup.');
  }
  return kept ?? (usable ? makeSecret(dataDir, path) : '');
}

const isWeak = (secret: string): boolean =>
  secret.length < 32 || new Set(secret).size < 10 || /change.?me|replace|example|your.?secret|示例|改成/i.test(secret);

function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeSecret(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const secret = randomBytes(32).toString('base64url');
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${secret}\n`);
    fsyncSync(file); // before anything is sealed with it
    closeSync(file);
    return secret;
  } catch (error) {
    // Another process made it in the same moment: theirs counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(path, 'utf8').trim();
    throw error;
  }
}
