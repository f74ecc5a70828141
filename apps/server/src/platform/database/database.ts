import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  DummyDriver,
  type CompiledQuery,
  type Compilable,
} from 'kysely';
import pg from 'pg';

// bigint counts stay numbers (all of ours fit in 53 bits); a civil date stays the text it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The query builder, typed with the tables of one module; it only writes SQL, `Tx.run` executes it. */
export const builder = <Tables>(): Kysely<Tables> => compiler as unknown as Kysely<Tables>;

/**
 * A connection bound to one tenant: every statement runs under row-level security for that tenant. Statements are
 * prepared once per connection under a name derived from their text, so values must be parameters, never text.
 */
export interface Tx {
  readonly tenantId: number;
  /** Runs a built query and returns its rows. */
  run<Row>(query: Compilable<Row> | CompiledQuery<Row>): Promise<Row[]>;
  first<Row>(query: Compilable<Row> | CompiledQuery<Row>): Promise<Row | undefined>;
  /** Runs hand-written SQL with positional parameters; for the hot paths and for what the builder cannot say. */
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Work to do once the transaction has committed (at once when there is no transaction). */
  afterCommit(work: () => void): void;
}

export interface Database {
  /** One statement, or several that need no common snapshot: no BEGIN is sent. */
  read<T>(tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Everything or nothing; repeated up to three times when the database asks for it (deadlock, serialisation). */
  transaction<T>(tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The owner's pool: migrations, the job runner, tenants themselves. No tenant, no row-level security. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `q${names.size}`;
    names.set(text, name);
  }
  return name;
}

// Compiling a query costs more than any of ours takes to run.
const NO_JIT = '-c jit=off';

const tenantOf = new WeakMap<pg.PoolClient, number>();

export function openDatabase(
  url: string,
  options: { poolSize?: number; onError?: (error: Error) => void } = {},
): Database {
  const onError = options.onError ?? (() => {});
  const owner = new pg.Pool({ connectionString: url, max: 4, application_name: 'huying-owner', options: NO_JIT });
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? 8,
    application_name: 'huying',
    options: NO_JIT,
    // What is sent without waiting goes out at once: BEGIN travels together with the first statement.
    pipeline: true,
  });
  for (const each of [owner, pool]) {
    each.on('error', onError);
    each.on('connect', (client) => client.on('error', onError));
  }

  async function withClient<T>(tenantId: number, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await bindTenant(client, tenantId);
      return await work(client);
    } catch (error) {
      if (isConnectionLoss(error)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  const read: Database['read'] = (tenantId, work) =>
    withClient(tenantId, (client) => work(txOn(client, tenantId, (after) => after())));

  async function once<T>(tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const after: (() => void)[] = [];
    const result = await withClient(tenantId, async (client) => {
      const begun = client.query('begin');
      begun.catch(() => undefined); // told below, by the first statement or by the commit
      try {
        const value = await work(txOn(client, tenantId, (later) => after.push(later)));
        await begun;
        await client.query('commit');
        return value;
      } catch (error) {
        if (!isConnectionLoss(error)) await client.query('rollback');
        throw error;
      }
    });
    for (const later of after) later();
    return result;
  }

  const transaction: Database['transaction'] = async (tenantId, work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(tenantId, work);
      } catch (error) {
        if (attempt >= 3 || !isRetryable(error)) throw error;
      }
    }
  };

  return {
    read,
    transaction,
    owner,
    close: async () => {
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}

/** The application's role and the tenant are properties of the connection, set again only when they change. */
async function bindTenant(client: pg.PoolClient, tenantId: number): Promise<void> {
  const bound = tenantOf.get(client);
  if (bound === tenantId) return;
  if (bound === undefined) await client.query('set role huying_app');
  await client.query(`select set_config('app.tenant', $1, false)`, [String(tenantId)]);
  tenantOf.set(client, tenantId);
}

function txOn(client: pg.PoolClient, tenantId: number, afterCommit: Tx['afterCommit']): Tx {
  const sql = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>({ name: nameOf(text), text, values: values as unknown[] })).rows;
  const run = <Row>(query: Compilable<Row> | CompiledQuery<Row>): Promise<Row[]> => {
    const compiled: CompiledQuery<Row> = 'compile' in query ? query.compile() : query;
    return sql(compiled.sql, compiled.parameters) as Promise<Row[]>;
  };
  return { tenantId, sql, run, first: async (query) => (await run(query))[0], afterCommit };
}

const codeOf = (error: unknown): string =>
  error && typeof error === 'object' && 'code' in error ? String((error as { code: unknown }).code) : '';
const isRetryable = (error: unknown): boolean => codeOf(error) === '40P01' || codeOf(error) === '40001';
/**
 * The database is away and will be back: it ends, starts, or cannot be reached. A connection that cannot be made counts
 * whatever the system calls it: the socket file of a database that starts again is missing for a moment (ENOENT).
 */
export const isConnectionLoss = (error: unknown): boolean =>
  /^(57P0[1-3]|08...|ECONNRESET|EPIPE)$/.test(codeOf(error)) ||
  (error instanceof Error &&
    (/^(connect|getaddrinfo)$/.test((error as NodeJS.ErrnoException).syscall ?? '') ||
      /Connection terminated|not queryable/.test(error.message)));
/** The unique or exclusion constraint that refused a row, by name; undefined for any other error. */
export const violated = (error: unknown): string | undefined =>
  codeOf(error) === '23505' || codeOf(error) === '23P01' ? (error as { constraint?: string }).constraint : undefined;
