import type { Mode } from '../mode.ts';

interface Facts {
  version: number;
  encoding: string;
  ctype: string;
  /** 'c' the system's, 'i' ICU, 'b' built in (pg_database.datlocprovider). */
  provider: string;
  fsync: string;
  full_page_writes: string;
  synchronous_commit: string;
}

/**
 * Refuses a database on which the product would lose data or find nothing: older than 15, not UTF-8, under the locale C
 * (there trigram search finds no Chinese), and in production one that does not write commits to disk.
 * `query` runs one statement on the live connection and returns its rows. Throws a message for people.
 */
export async function refuseUnsafeDatabase(
  query: (sql: string) => Promise<readonly object[]>,
  mode: Mode = 'production',
): Promise<void> {
  const [facts] = (await query(
    `select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding,
            datctype as ctype, datlocprovider as provider, current_setting('fsync') as fsync,
            current_setting('full_page_writes') as full_page_writes,
            current_setting('synchronous_commit') as synchronous_commit
       from pg_database where datname = current_database()`,
  )) as Facts[];
  if (!facts) throw new Error('pg_database does not list the current database');
  const wrong = [...unfit(facts), ...(mode === 'production' ? unsafe(facts) : [])];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

function* unfit(facts: Facts): Generator<string> {
  const version = Math.floor(facts.version / 10_000);
  if (version < 15) {
    yield `数据库版本是 PostgreSQL ${version}，需要 15 或以上。 PostgreSQL ${version} is too old: 15 or newer is needed.`;
  }
  if (facts.encoding !== 'UTF8') {
    yield `数据库编码是 ${facts.encoding}，必须是 UTF8：请用 ENCODING 'UTF8' 重新建库。 The database's encoding is ${facts.encoding}: create it anew with ENCODING 'UTF8'.`;
  }
  if (facts.provider === 'c' && /^(C|POSIX)$/.test(facts.ctype)) {
    yield `数据库区域是 ${facts.ctype}，中文将搜不到：请用 TEMPLATE template0 LOCALE 'C.UTF-8' 重新建库。 Under the locale ${facts.ctype} Chinese is not found: create the database anew with TEMPLATE template0 LOCALE 'C.UTF-8'.`;
  }
}

function* unsafe(facts: Facts): Generator<string> {
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (facts[name] === 'off') {
      yield `正式环境的数据库必须设 ${name}=on，否则断电会丢数据。 In production the database must have ${name}=on, or a power cut loses data.`;
    }
  }
}
