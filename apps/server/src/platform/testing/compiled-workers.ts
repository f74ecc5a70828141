import { inject } from 'vitest';
import { takeCompiledScripts } from '../sheets/worker-script.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the worker threads' compiled scripts, as a URL. */
    compiledWorkers: string;
  }
}

/** vitest setup of each file of server tests. */
takeCompiledScripts(new URL(inject('compiledWorkers')));
