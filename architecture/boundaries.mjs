// Who may import whom, as rules for dependency-cruiser; made from the ordered list of modules.
import { modules } from './modules.mjs';

const server = '^apps/server/src/';
const anyModule = `${server}modules/`;
const kernel = `${server}kernel/`;
const web = '^apps/web/src/';
const contract = '/contract(\\.ts|-[a-z0-9-]+\\.ts)$';
const tables = '/tables(\\.ts|-[a-z0-9-]+\\.ts)$';
const test = '\\.test\\.tsx?$';
/** Factories of a module and the database of a test run: for tests only. */
const fixtures = ['/testing\\.ts$', `${server}platform/testing/`];
const typebox = '(^|/)node_modules/typebox/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const order = modules
  .slice(0, -1)
  .map((module, place) =>
    rule(
      `order:${module}`,
      `${module} may import only what stands above it in architecture/modules.mjs; what happens above is heard below through events`,
      { path: `${anyModule}${module}/` },
      { path: modules.slice(place + 1).map((later) => `${anyModule}${later}/`) },
    ),
  );

const betweenModules = [
  rule(
    'listed',
    'a module stands in architecture/modules.mjs, or no rule knows it',
    { path: anyModule, pathNot: modules.map((module) => `${anyModule}${module}/`) },
    {},
  ),
  rule(
    'front-door',
    'another module is entered through its index.ts',
    { path: `${anyModule}([^/]+)/`, pathNot: [`${anyModule}reporting/`, tables, contract, test, fixtures[0]] },
    { path: anyModule, pathNot: [`${anyModule}$1/`, `${anyModule}[^/]+/index\\.ts$`] },
  ),
  rule(
    'front-door-of-tests',
    'a test of another module may also use its factories and its contract, never its inside',
    { path: `${anyModule}([^/]+)/.*(\\.test|/testing)\\.ts$`, pathNot: `${anyModule}reporting/` },
    { path: anyModule, pathNot: [`${anyModule}$1/`, `${anyModule}[^/]+/(index|testing)\\.ts$`, contract] },
  ),
  rule(
    'reporting-reads-tables',
    "reporting alone reads others' tables; of the rest it sees no more than index.ts and the contract",
    { path: `${anyModule}reporting/` },
    {
      path: anyModule,
      pathNot: [`${anyModule}reporting/`, `${anyModule}[^/]+/(index|testing)\\.ts$`, tables, contract],
    },
  ),
  rule(
    'tables-are-types',
    "types of tables name nothing but other tables' types and the words of their own rules and contract",
    { path: `${anyModule}([^/]+)${tables}` },
    { path: anyModule, pathNot: [tables, `${anyModule}$1/domain/`, `${anyModule}$1${contract}`] },
  ),
  rule(
    'contract-is-shared',
    'the web is built from contracts: they hold nothing but TypeBox, the kernel, other contracts and their own pure rules',
    { path: `${anyModule}([^/]+)${contract}` },
    { pathNot: [typebox, kernel, contract, `${anyModule}$1/domain/`] },
  ),
];

const withinModules = [
  rule(
    'pure-domain',
    'rules, policy and flow are pure: they see the kernel, each other and the contract, which is pure too',
    { path: `${anyModule}([^/]+)/(domain/|policy\\.ts$|flow\\.ts$)`, pathNot: test },
    { pathNot: [kernel, `${anyModule}$1/(domain/|policy\\.ts$|flow\\.ts$)`, `${anyModule}$1${contract}`] },
  ),
  rule(
    'thin-routes',
    'a route hands over to a command or a query; it neither decides nor reads tables',
    { path: `${anyModule}.*/routes\\.ts$` },
    { path: [tables, `${anyModule}.*/domain/`] },
  ),
];

const layers = [
  rule('pure-kernel', 'the kernel imports nothing but itself', { path: kernel, pathNot: test }, { pathNot: kernel }),
  rule(
    'platform-below',
    'the platform knows no module and no application',
    { path: `${server}platform/`, pathNot: test },
    { path: [anyModule, `${server}app/`] },
  ),
  rule(
    'modules-below-app',
    'only app/ composes; modules do not reach up into it',
    { path: anyModule, pathNot: [test, '/testing\\.ts$'] },
    { path: `${server}app/` },
  ),
  rule(
    'app-loads-manifests',
    'app/ takes a module as its module.ts tells, and looks no further',
    { path: `${server}app/`, pathNot: [test, fixtures[0]] },
    { path: anyModule, pathNot: '/module\\.ts$' },
  ),
  rule(
    'fixtures-in-tests',
    'what is made for tests stays in tests',
    { path: '^apps/', pathNot: [test, ...fixtures] },
    { path: fixtures },
  ),
];

const webRules = [
  rule(
    'web-sees-contracts',
    'the web knows the server by its contracts alone',
    { path: '^apps/web/' },
    { path: '^apps/server/', pathNot: contract },
  ),
  rule(
    'features-apart',
    'features never import one another; app/ composes pages',
    { path: `${web}features/([^/]+)/` },
    { path: `${web}(features|app)/`, pathNot: `${web}features/$1/` },
  ),
  rule(
    'ui-below',
    'the design system and the library know no feature',
    { path: `${web}(ui|lib)/` },
    { path: `${web}(features|app)/` },
  ),
];

const everywhere = [
  rule(
    'no-cycles',
    'two files that need each other are one, or need a third; a circle of types, or one closed by a page loaded later, is none',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
  ),
  rule('resolvable', 'an import that cannot be found escapes every other rule', {}, { couldNotResolve: true }),
];

export default {
  forbidden: [...order, ...betweenModules, ...withinModules, ...layers, ...webRules, ...everywhere],
  options: {
    tsPreCompilationDeps: true, // imports of types are dependencies too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^apps/[^/]+/dist/' },
    // Without these the web's import of @huying/server/contract/… is not resolved.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
