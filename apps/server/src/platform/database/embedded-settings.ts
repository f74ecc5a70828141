import { totalmem } from 'node:os';

const MiB = 1024 * 1024;

/**
 * Server settings for a machine of 2 cores and 2 GB upwards that also runs the application and much else. Memory for
 * pages is reserved, not used, until data fills it. Durability is PostgreSQL's own: a commit is on disk when it answers.
 * `major` leaves out what an older PostgreSQL does not know.
 */
export function serverSettings(major: number, changes: Record<string, string> = {}): Record<string, string> {
  const memory = totalmem() / MiB;
  const settings: Record<string, string> = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // A sixteenth, so that a million requests keep their indexes in it on a common server.
    shared_buffers: `${Math.floor(Math.min(1024, Math.max(128, memory / 16)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_connections: '60',
    max_wal_size: '1GB',
    min_wal_size: '128MB',
    wal_compression: 'on',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    jit: 'off', // our statements are short; compiling them costs more than it saves
    huge_pages: 'off',
    max_worker_processes: '4',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    max_logical_replication_workers: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
    log_min_duration_statement: '2s',
    log_parameter_max_length: '0', // parameters hold what residents wrote: never in a log
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse', // leaves out DETAIL lines, which quote the row
    log_min_error_statement: 'panic',
  };
  if (major >= 18) settings.io_workers = '1';
  return { ...settings, ...changes };
}

/** `-c name=value` for each setting. */
export const asArguments = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
