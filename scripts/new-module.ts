// npm run new:module <name> -- <中文>: a module in the house style, listed, composed, with a migration and a test that runs.
import { atTerminal, openTree, refuse, type Tree } from './lib/scaffold.ts';
import { migrationPath, moduleFiles, nounOf } from './lib/module-skeleton.ts';

const MANIFESTS = 'apps/server/src/app/modules.ts';
const ORDER = 'architecture/modules.mjs';
// What PostgreSQL keeps for itself and somebody might call a module.
const RESERVED = new Set([
  'all',
  'analyse',
  'check',
  'column',
  'end',
  'grant',
  'group',
  'limit',
  'order',
  'table',
  'user',
  'window',
]);

function readArguments(args: readonly string[], tree: Tree): { name: string; title: string } {
  const [name = '', title = ''] = args;
  const usage = 'npm run new:module patrols -- 巡查走访';
  if (args.length !== 2) throw refuse(`用法：${usage}`, `Usage: ${usage}`);
  if (!/^[a-z]{3,30}$/.test(name) || RESERVED.has(name)) {
    throw refuse(
      `模块名「${name}」不合适：一个英文小写单词（3–30 个字母），通常用复数，例如 patrols。`,
      `"${name}" does not do: a module's name is one lower-case English word of 3 to 30 letters, mostly a plural.`,
    );
  }
  if (!/\p{Script=Han}/u.test(title) || title.length > 20 || title.includes('|')) {
    throw refuse(
      `「${title}」不是中文名：请给出不超过 20 个字的中文名称，它会写入术语表。`,
      `"${title}" is no Chinese name: give one of at most 20 characters; it goes into the glossary.`,
    );
  }
  refuseExisting(name, tree);
  return { name, title };
}

function refuseExisting(name: string, tree: Tree): void {
  const listed = new RegExp(`^\\s*'${name}',$`, 'm').test(tree.read(ORDER));
  if (listed || tree.exists(`apps/server/src/modules/${name}`))
    throw refuse(`模块 ${name} 已经存在。`, `There is a module ${name} already.`);
  const migrations = 'apps/server/migrations';
  const table = tree
    .list(migrations)
    .find((file) => new RegExp(`create table ${name} \\(`).test(tree.read(`${migrations}/${file}`)));
  if (table)
    throw refuse(
      `表 ${name} 已在 ${table} 中建立，请换一个模块名。`,
      `${table} makes a table ${name} already: choose another name.`,
    );
  const folder = 'apps/server/src/modules';
  const contract = tree
    .list(folder)
    .find((file) => /contract[a-z0-9-]*\.ts$/.test(file) && tree.read(`${folder}/${file}`).includes(`'/api/${name}'`));
  if (contract)
    throw refuse(
      `地址 /api/${name} 已由 ${contract} 使用，请换一个模块名。`,
      `${contract} answers at /api/${name} already: choose another name.`,
    );
}

/** Lists the module last, where it may use all others; whoever writes it moves the line up to where it belongs. */
function register(tree: Tree, name: string, title: string): void {
  tree.change(ORDER, (text) => text.replace(/\n\];/, `\n  '${name}',\n];`));
  tree.change(MANIFESTS, (text) =>
    text
      .replace(
        'import type { Module }',
        `import { ${name}Module } from '../modules/${name}/module.ts';\nimport type { Module }`,
      )
      .replace(/\n\];/, `\n  ${name}Module,\n];`),
  );
  // After the last row of the first table: the words of the field.
  tree.change('GLOSSARY.md', (text) =>
    text.replace(
      /((?:^\|.*\|\n)+)/m,
      (table) => `${table}| ${title} | ${name} | module \`${name}\`, \`${nounOf(name)}\` |\n`,
    ),
  );
}

atTerminal(() => {
  const tree = openTree(process.cwd());
  const { name, title } = readArguments(process.argv.slice(2), tree);
  for (const [path, text] of moduleFiles(name, title)) tree.add(`apps/server/src/modules/${name}/${path}`, text);
  const [path, sql] = migrationPath(tree.list('apps/server/migrations'), name, title, new Date());
  tree.add(`apps/server/migrations/${path}`, sql);
  register(tree, name, title);
  for (const written of tree.write()) console.log(`  ${written}`);
  console.log(`
模块 ${name}（${title}）已建好，暂只对系统管理员开放。接下来：
  在 architecture/modules.mjs 中把它移到它所依赖的模块之后；在 permission-catalogue.ts 中给它自己的权限；npm run docs
The module ${name} is laid, open to the system administrator alone for now. Next: move its line in architecture/modules.mjs
below all it imports; give it permissions of its own in permission-catalogue.ts; npm run docs`);
});
