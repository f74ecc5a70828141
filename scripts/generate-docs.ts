// npm run docs [-- --check]: what can be told from the code is printed from it; --check only says what is out of date.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from '../apps/server/src/app/modules.ts';
import { openApi, openApiRoute } from '../apps/server/src/app/openapi.ts';
import { diagram, type Flow } from '../apps/server/src/kernel/flow.ts';
import { permissionCatalogue, roleCatalogue } from '../apps/server/src/modules/accounts/index.ts';
import { type ActionName, actionPermissions } from '../apps/server/src/modules/requests/contract-actions.ts';
import { agreementFlow, agreementPermissions } from '../apps/server/src/modules/agreements/index.ts';
import { needFlow, needPermissions } from '../apps/server/src/modules/needs/index.ts';
import { hazardFlow, hazardPermissions } from '../apps/server/src/modules/patrols/index.ts';
import { projectFlow, projectPermissions } from '../apps/server/src/modules/projects/index.ts';
import { callFlow, coTaskFlow } from '../apps/server/src/modules/requests/domain/child-flows.ts';
import { requestFlow } from '../apps/server/src/modules/requests/flow.ts';
import { healthRoute } from '../apps/server/src/platform/http/health.ts';
import { notPersonal } from '../apps/server/src/platform/personal-data/not-personal.ts';
import { type Basis, personalColumns, type Stored } from '../apps/server/src/platform/personal-data/index.ts';

const folder = fileURLToPath(new URL('../docs/generated', import.meta.url));
const printed = '由 `npm run docs` 生成，请勿手改。 Printed by `npm run docs`; not to be edited.';

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

function requestFlowPage(): string {
  const { states, actions } = requestFlow;
  const by = { staff: '工作人员 staff', resident: '居民 resident', system: '时钟 clock' };
  const name = (state: keyof typeof states): string => `${states[state].zh} \`${state}\``;
  const rows = Object.entries(actions).map(([action, each]) => [
    `${each.zh} \`${action}\``,
    each.from.map(name).join('、'),
    each.to === null ? '不变 unchanged' : each.to.map(name).join(' / '),
    by[each.by],
    action in actionPermissions ? `\`${actionPermissions[action as ActionName]}\`` : '–',
    (each.clocks ?? []).map(({ stage, effect }) => `${stage} ${effect}`).join(', ') || '–',
    `\`${each.event}\``,
  ]);
  return `# 诉求的流程 The life of a request

${printed}
来源 Source: \`apps/server/src/modules/requests/flow.ts\`

\`\`\`mermaid
${diagram(requestFlow)}\`\`\`

${table(['动作 Action', '从 From', '到 To', '谁 Who', '权限 Permission', '时限 Clocks', '事件 Event'], rows)}

## 协办事项 A helper's part

来源 Source: \`apps/server/src/modules/requests/domain/child-flows.ts\`

\`\`\`mermaid
${diagram(coTaskFlow)}\`\`\`

## 哨单 The call of one department

\`\`\`mermaid
${diagram(callFlow)}\`\`\`
`;
}

interface LifePage<S extends string, A extends string> {
  title: string;
  flow: Flow<S, A>;
  permissions: Partial<Record<A, string>>;
  source: string;
  rule: string;
}

/** The page of a kind of matter: its diagram and its actions. */
function lifePage<S extends string, A extends string>(page: LifePage<S, A>): string {
  const { states, actions } = page.flow;
  const rows = (Object.keys(actions) as A[]).map((action) => {
    const { zh, from, to, clocks = [], event } = actions[action];
    const permission = page.permissions[action];
    return [
      `${zh} \`${action}\``,
      from.map((state) => states[state].zh).join('、'),
      (to ?? from).map((state) => states[state].zh).join(' / '),
      permission === undefined ? '–' : `\`${permission}\``,
      clocks.map(({ stage, effect }) => `${stage} ${effect}`).join(', ') || '–',
      `\`${event}\``,
    ];
  });
  return `# ${page.title}

${printed}
来源 Source: \`apps/server/src/modules/${page.source}\`. ${page.rule}

\`\`\`mermaid
${diagram(page.flow)}\`\`\`

${table(['动作 Action', '从 From', '到 To', '权限 Permission', '时限 Clocks', '事件 Event'], rows)}
`;
}

const hazardPage = lifePage({
  title: '隐患的流程 The life of a hazard',
  flow: hazardFlow,
  permissions: hazardPermissions,
  source: 'patrols/flow.ts',
  rule: '谁整改的不能由谁复查，谁上报的不能由谁判不属实。Nobody checks own work or strikes out an own report.',
});
const needPage = lifePage({
  title: '居民需求的流程 The life of a need',
  flow: needFlow,
  permissions: needPermissions,
  source: 'needs/flow.ts',
  rule: '谁记的不能由谁核实，谁落实的不能由谁回头看。Nobody verifies what they noted or looks back on what they met.',
});
const projectPage = lifePage({
  title: '服务项目的流程 The life of a project',
  flow: projectFlow,
  permissions: projectPermissions,
  source: 'projects/flow.ts',
  rule: '时限随状态走：揭榜中到截止日，实施中到下一个节点，待回头看到回头看期限。谁报的实效不能由谁回头看。\nClocks follow the state: an open call runs to its closing day, work to its next milestone, an effect to its recheck. Nobody rechecks an effect of his or her own.',
});
const agreementPage = lifePage({
  title: '共建协议的流程 The life of an agreement',
  flow: agreementFlow,
  permissions: agreementPermissions,
  source: 'agreements/flow.ts',
  rule: '双方各由一人签署同一版；送出以后的任何修改都是新的一版，双方重新签署。时限随状态走：待签署到签署期限，履行中到下次评议，待评议到评议期限。\nOne person of each side signs the same edition; any change after it was sent is a new one. Clocks follow the state.',
});

function accessPage(): string {
  const roles = roleCatalogue.map(({ code, name }) => ({ code, name }));
  const mark = (may: boolean): string => (may ? '●' : '');
  const holds = (code: string, permission: string): boolean =>
    roleCatalogue.find((role) => role.code === code)?.permissions.includes(permission) ?? false;
  const permissions = permissionCatalogue.map(({ code, name }) => [
    `\`${code}\``,
    name,
    ...roles.map((role) => mark(holds(role.code, code))),
  ]);
  const parts = [{ name: 'system', routes: [healthRoute, openApiRoute] }, ...modules].map(({ name, routes }) => {
    const rows = routes.map(({ endpoint: { method, path, access } }) => [
      `\`${method} ${path}\``,
      access === 'public' ? '公开 public' : access === 'signed-in' ? '已登录 signed in' : `\`${access}\``,
      mark(access === 'public'),
      ...roles.map(({ code }) => mark(access === 'public' || access === 'signed-in' || holds(code, access))),
    ]);
    return `### ${name}\n\n${table(['接口 Endpoint', '须有 Needs', '未登录 nobody', ...roles.map((role) => role.name)], rows)}\n`;
  });
  return `# 谁能做什么 Who may do what

${printed}
来源 Source: \`contract.ts\` of each module, \`accounts/domain/shipped-roles.ts\`. 角色是数据，这里是出厂设置；● 只表示这一关通过，具体对象还要再判断（\`policy.ts\`、\`scope\`）。
Roles are data: this is the set a new tenant begins with. A ● opens the first gate only; the object itself is asked about again.

## 角色与权限 Roles and permissions

${table(['权限 Permission', '', ...roles.map((role) => role.name)], permissions)}

## 接口 Endpoints

${parts.join('\n')}`;
}

const basisOf: Record<Basis, string> = {
  statutory: '履行法定职责 statutory duty',
  consent: '同意 consent',
  employment: '人员管理 staff',
};
const storedAs: Record<Stored, string> = {
  sealed: '加密 sealed',
  hashed: '散列 hashed',
  plain: '原文，凭权限 plain, behind permissions',
};

function personalDataPage(): string {
  const both = ({ zh, en }: { zh: string; en: string }): string => `${zh}<br>${en}`;
  const rows = personalColumns.map((each) => [
    `\`${each.table}.${each.column}\``,
    both(each.what),
    both(each.purpose),
    basisOf[each.basis],
    both(each.kept),
    storedAs[each.stored],
  ]);
  const others = notPersonal.map(({ table: of, columns, reason }) => [
    columns.map((column) => `\`${of}.${column}\``).join(' '),
    reason,
  ]);
  return `# 个人信息登记 Register of personal data

${printed}
来源 Source: \`apps/server/src/platform/personal-data/\`. 依据为《个人信息保护法》第十三条的分类。 The basis is that of PIPL art. 13.

${table(['列 Column', '是什么 What', '用途 Purpose', '依据 Basis', '保存 Kept', '存法 Stored'], rows)}

## 名称相近但不含个人信息的列 Columns that only sound like it

${table(['列 Column', '理由 Reason'], others)}
`;
}

const pages: Record<string, string> = {
  'request-flow.md': requestFlowPage(),
  'hazard-flow.md': hazardPage,
  'need-flow.md': needPage,
  'project-flow.md': projectPage,
  'agreement-flow.md': agreementPage,
  'access.md': accessPage(),
  'personal-data.md': personalDataPage(),
  'openapi.json': `${JSON.stringify(openApi(), null, 1)}\n`,
};

const stale = Object.entries(pages).filter(([name, text]) => {
  const path = join(folder, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/generated/${name} is out of date: npm run docs`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) {
    writeFileSync(join(folder, name), text);
    console.log(`docs/generated/${name}`);
  }
}
