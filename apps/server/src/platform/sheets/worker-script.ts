let compiled: URL | undefined;

/** Tests have the scripts of all threads compiled once for the whole run; from then on they are taken from that folder. */
export function takeCompiledScripts(folder: URL): void {
  compiled = folder;
}

/**
 * Where a thread's script lies and what Node needs to run it: beside this file while developing (TypeScript, through
 * tsx), beside the bundle once built, where the build puts every `*-worker.ts` under its own name. `from` is the
 * `import.meta.url` of whoever starts a thread whose script lies elsewhere.
 */
export function workerScript(name: string, from: string = import.meta.url): { url: URL; execArgv: string[] } {
  const folder = from.endsWith('.ts') ? compiled : new URL('.', from);
  if (folder) return { url: new URL(`${name}.js`, folder), execArgv: [] };
  // `--import tsx` does nothing inside a thread on Node 20; its programmatic form does.
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register();`;
  return {
    url: new URL(`./${name}.ts`, from),
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(register)}`],
  };
}
