// npm run new:command <module> <verb-noun>: a command with its endpoint, its route and a test that runs.
import { type CommandWords, commandText, endpointText, past, testText } from './lib/command-skeleton.ts';
import { atTerminal, camel, openTree, refuse, type Tree } from './lib/scaffold.ts';

const folderOf = (module: string): string => `apps/server/src/modules/${module}`;

function readArguments(args: readonly string[], tree: Tree): CommandWords {
  const [module = '', name = ''] = args;
  const usage = 'npm run new:command patrols close-patrol';
  if (args.length !== 2) throw refuse(`用法：${usage}`, `Usage: ${usage}`);
  const modules = [...tree.read('architecture/modules.mjs').matchAll(/^\s*'([a-z]+)',$/gm)].map(([, each]) => each);
  if (!modules.includes(module) || !tree.exists(`${folderOf(module)}/contract.ts`)) {
    throw refuse(
      `没有模块 ${module}。现有：${modules.join('、')}；新建用 npm run new:module。`,
      `There is no module ${module}. There are ${modules.join(', ')}; npm run new:module makes one.`,
    );
  }
  if (!/^[a-z]+(-[a-z]+)+$/.test(name) || name.length > 40) {
    throw refuse(
      `命令名「${name}」不合适：动词在前、名词在后，小写，用连字符相连，例如 close-patrol。`,
      `"${name}" does not do: a command is named verb-noun in lower case with hyphens, such as close-patrol.`,
    );
  }
  const [verb = '', ...noun] = name.split('-');
  const words = {
    module,
    name,
    call: camel(name),
    path: `/api/${module}/{id}/${verb}`,
    event: `${noun.join('-')}.${past(verb)}`,
  };
  refuseExisting(words, tree);
  return words;
}

function refuseExisting({ module, name, call, path }: CommandWords, tree: Tree): void {
  const contracts = tree
    .list(folderOf(module))
    .filter((file) => /^contract[a-z0-9-]*\.ts$/.test(file))
    .map((file) => tree.read(`${folderOf(module)}/${file}`));
  if (
    tree.exists(`${folderOf(module)}/commands/${name}.ts`) ||
    contracts.some((text) => new RegExp(`\\b${call}\\b`).test(text))
  )
    throw refuse(`模块 ${module} 里已有 ${name}。`, `The module ${module} has ${name} already.`);
  if (contracts.some((text) => text.includes(`'${path}'`)))
    throw refuse(
      `地址 ${path} 已被占用，请换一个动词，或手工写这个命令。`,
      `${path} is taken: choose another verb, or write this command by hand.`,
    );
}

/** Declares the endpoint before the table of all, and lists it there. */
function declare(tree: Tree, words: CommandWords): void {
  const table = new RegExp(`^export const ${words.module}Endpoints = \\{([^}]*?),?\\s*\\};`, 'm');
  tree.change(`${folderOf(words.module)}/contract.ts`, (text) =>
    withImports(text).replace(
      table,
      (_, inside: string) =>
        `${endpointText(words)}export const ${words.module}Endpoints = {${inside}, ${words.call} };`,
    ),
  );
}

/** A contract that only gathers parts may lack what a declaration needs. */
function withImports(text: string): string {
  let full = text;
  if (!/import \{[^}]*\bendpoint\b[^}]*\} from/.test(full))
    full = `import { endpoint } from '../../kernel/endpoint.ts';\n${full}`;
  if (!/import \{[^}]*\bType\b[^}]*\} from 'typebox'/.test(full))
    full = /from 'typebox'/.test(full)
      ? full.replace(
          /import (type )?\{([^}]*)\} from 'typebox'/,
          (_, type, names: string) =>
            `import { ${type ? names.trim().replace(/(^|, )/g, '$1type ') : names.trim()}, Type } from 'typebox'`,
        )
      : `import { Type } from 'typebox';\n${full}`;
  return full;
}

function route(tree: Tree, { module, name, call }: CommandWords): void {
  tree.change(`${folderOf(module)}/routes.ts`, (text) => {
    const alias = new RegExp(`\\b${module}Endpoints as (\\w+)`).exec(text)?.[1] ?? `${module}Endpoints`;
    const end = text.indexOf('\n];', text.search(/^export const \w+: Route\[\] = \[/m));
    const routed = `${text.slice(0, end)}\n  command(${alias}.${call}, (ctx, { params, body }) => ${call}(ctx, params.id, body)),${text.slice(end)}`;
    const imported = routed.replace(/^import /m, `import { ${call} } from './commands/${name}.ts';\nimport `);
    return /import \{[^}]*\bcommand\b[^}]*\} from '..\/..\/platform\/http\/route.ts'/.test(imported)
      ? imported
      : imported.replace(
          /import \{([^}]*)\} from '..\/..\/platform\/http\/route.ts'/,
          (_, names: string) => `import { command,${names}} from '../../platform/http/route.ts'`,
        );
  });
}

atTerminal(() => {
  const tree = openTree(process.cwd());
  const words = readArguments(process.argv.slice(2), tree);
  const file = `${folderOf(words.module)}/commands/${words.name}`;
  tree.add(`${file}.ts`, commandText(words));
  tree.add(`${file}.test.ts`, testText(words));
  declare(tree, words);
  route(tree, words);
  for (const written of tree.write()) console.log(`  ${written}`);
  console.log(`
命令 ${words.name} 已建好（POST ${words.path}，事件 ${words.event}），暂只对系统管理员开放。接下来：写判定与保存，改权限，npm run docs
The command ${words.name} is laid (POST ${words.path}, event ${words.event}), open to the system administrator alone for now.
Next: write what it decides and saves, say who may, npm run docs`);
});
