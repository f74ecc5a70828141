// Biome lints style; ESLint only bans what would break the house: impure rules and promises nobody waits for.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const pure = ['kernel/**/*.ts', 'modules/*/domain/**/*.ts', 'modules/*/policy.ts', 'modules/*/flow.ts'].map(
  (path) => `apps/server/src/${path}`,
);

const bannedSyntax = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'the present comes in as `now`'],
  ['CallExpression[callee.name="Date"]', 'the present comes in as `now`'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'the present comes in as `now`'],
  ['MemberExpression[object.name="Math"][property.name="random"]', 'chance and ids come in as arguments'],
  ['AwaitExpression', 'a pure rule waits for nothing'],
  [':function[async=true]', 'a pure rule waits for nothing'],
  ['ForOfStatement[await=true]', 'a pure rule waits for nothing'],
  ['ImportExpression', 'a pure rule loads nothing'],
].map(([selector, message]) => ({ selector, message: `Pure code: ${message}.` }));

const bannedGlobals = [
  ...['process', 'fetch', 'console', 'performance', 'crypto', 'globalThis'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
].map((name) => ({ name, message: 'Pure code takes what it needs as arguments.' }));

export default [
  { linterOptions: { noInlineConfig: true } }, // a ban that a comment lifts is none
  {
    files: ['apps/server/src/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: 'apps/server/tsconfig.json', tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: pure,
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...bannedSyntax], 'no-restricted-globals': ['error', ...bannedGlobals] },
  },
];
