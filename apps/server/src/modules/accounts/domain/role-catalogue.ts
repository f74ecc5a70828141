import type { Actor } from '../../../kernel/actor.ts';

export interface PermissionEntry {
  code: string;
  name: string;
  nameEn: string;
}

/** Every permission there is; an endpoint or command may ask for no other. */
export const permissionCatalogue: readonly PermissionEntry[] = [
  ['request.register', '代为登记诉求', 'Register requests on behalf of residents'],
  ['request.read', '查看诉求', 'See requests'],
  ['request.accept', '受理、不受理、直接答复、立案、作废', 'Accept, decline, answer, file, void'],
  ['request.dispatch', '派遣、改派、裁定', 'Dispatch, reassign, adjudicate'],
  ['request.handle', '签收、询问、退回、联系、反馈', 'Sign, ask, return, contact, reply'],
  ['request.verify', '核查、返工', 'Verify, send back for rework'],
  ['request.follow-up', '回访、结案、重办、重启', 'Follow up, close, re-handle, reopen'],
  ['request.reveal', '查看反映人联系方式', 'See the reporter’s contact'],
  ['request.whistle', '吹哨、提级', 'Whistle and escalate'],
  ['request.adopt', '领办', 'Adopt hard cases'],
  ['request.supervise', '催办、督办', 'Urge and supervise'],
  ['request.approve', '审批延期、挂账（初审）', 'Decide extensions and holds, first level'],
  [
    'request.approve-higher',
    '审批延期、挂账（复审）、复核挂账',
    'Decide extensions and holds, second level; review holds',
  ],
  ['request.exclude', '评审考核剔除申诉', 'Decide appeals against the assessment'],
  ['request.emergency', '切换应急时限', 'Switch the emergency limits'],
  ['admission.ask', '申请网格事项准入', 'Ask to put work on grid workers'],
  ['admission.decide', '审批网格事项准入', 'Decide what is put on grid workers'],
  ['hotline.exchange', '与 12345 热线互传工单（供接口密钥）', 'Exchange orders with the hotline (for keys)'],
  ['request.export', '导出诉求', 'Export requests'],
  ['request.import', '导入诉求', 'Import requests'],
  ['patrol.read', '查看走访巡查', 'See visits and patrols'],
  ['patrol.record', '记走访、巡查，报隐患', 'Record visits and rounds, report hazards'],
  ['patrol.household', '查看住户信息（留痕）', 'See households, which is recorded'],
  [
    'patrol.manage',
    '安排走访、巡查、领导包格和流动网格员',
    'Plan visits and patrols, grid leaders, mobile grid workers',
  ],
  ['hazard.read', '查看隐患', 'See hazards'],
  ['hazard.handle', '整改隐患', 'Put hazards right'],
  ['hazard.check', '交办、复查隐患', 'Assign and check hazards'],
  ['project.read', '查看服务项目', 'See projects'],
  ['project.draft', '起草项目、排节点', 'Draft projects and their milestones'],
  ['project.decide', '议定、张榜、交办、审定实效、终止', 'Decide, call, assign, settle the effect, stop'],
  ['project.handle', '实施项目、报进度和实效', 'Carry projects out, report progress and effect'],
  ['project.claim', '揭榜', 'Claim open calls'],
  ['project.check', '回头看', 'Recheck effects'],
  ['import.manage', '导入区划与清单', 'Import places and lists'],
  ['place.read', '查看区划网格', 'See places'],
  ['place.manage', '维护区划网格', 'Maintain places'],
  ['net.read', '查看服务网格', 'See service nets'],
  ['net.manage', '维护服务网格、值班和五包一', 'Maintain service nets, turns of duty and teams'],
  ['unit.read', '查看单位', 'See units'],
  ['unit.manage', '维护单位', 'Maintain units'],
  ['person.read', '查看人员', 'See people'],
  ['person.manage', '维护人员与账号', 'Maintain people and accounts'],
  ['post.grant', '授予岗位', 'Grant posts'],
  ['role.manage', '调整角色权限', 'Change what roles may do'],
  ['list.read', '查看清单', 'See lists'],
  ['list.draft', '起草清单', 'Draft lists'],
  ['list.publish', '发布清单', 'Publish lists'],
  ['report.read', '查看统计', 'See reports'],
  ['audit.read', '查看审计日志', 'Read the audit log'],
  ['notification.read', '查看通知', 'See notifications'],
  ['settings.manage', '修改系统设置', 'Change settings'],
  ['apikey.manage', '管理接口密钥', 'Manage API keys'],
].map(([code, name, nameEn]) => ({ code: code as string, name: name as string, nameEn: nameEn as string }));

export interface ShippedRole {
  code: string;
  name: string;
  nameEn: string;
  scope: Actor['scope'];
  permissions: readonly string[];
  exclusive: string | null;
}

const staff = ['place.read', 'unit.read', 'list.read', 'notification.read'];
const role = (
  code: string,
  name: string,
  nameEn: string,
  scope: Actor['scope'],
  permissions: string,
  exclusive: string | null = null,
): ShippedRole => ({
  code,
  name,
  nameEn,
  scope,
  permissions: [...permissions.split(' ').filter(Boolean), ...staff],
  exclusive,
});

const dispatcher =
  'request.register request.read request.accept request.dispatch request.verify request.follow-up request.reveal ' +
  'request.export request.import report.read';

/**
 * The set a new tenant begins with; afterwards roles are data. A supervisor's post without a place sees the whole
 * tenant, with one only that place. The three administrators (三员分立, GB/T 22239-2019 8.1.5) exclude one another.
 */
export const roleCatalogue: readonly ShippedRole[] = [
  role(
    'grid-worker',
    '网格员',
    'Grid worker',
    'place',
    'request.register request.read request.handle patrol.read patrol.record patrol.household hazard.read hazard.handle project.read',
  ),
  role(
    'community-worker',
    '社区工作者',
    'Community worker',
    'unit',
    'request.register request.read request.accept request.dispatch request.handle request.verify request.follow-up ' +
      'request.reveal request.export request.whistle report.read net.read net.manage patrol.read patrol.record patrol.household patrol.manage hazard.read hazard.handle hazard.check ' +
      'project.read project.draft project.decide project.handle project.claim project.check',
  ),
  // A street answers for some clauses itself, so it handles as well as it dispatches, and sees what its unit is given elsewhere.
  role(
    'street-dispatcher',
    '街道调度员',
    'Street dispatcher',
    'unit',
    `${dispatcher} request.handle request.whistle request.supervise request.approve net.read net.manage patrol.read patrol.manage hazard.read hazard.handle hazard.check project.read project.draft project.decide project.handle project.claim project.check`,
  ),
  role(
    'district-dispatcher',
    '区调度员',
    'District dispatcher',
    'tenant',
    `${dispatcher} request.supervise request.approve request.approve-higher request.exclude request.emergency admission.ask admission.decide list.draft net.read net.manage patrol.read patrol.manage hazard.read hazard.check project.read project.draft project.decide project.check`,
  ),
  role(
    'department-handler',
    '部门承办人',
    'Department handler',
    'unit',
    'request.read request.handle request.reveal net.read hazard.read hazard.handle project.read project.handle project.claim',
  ),
  role(
    'department-dispatcher',
    '部门调度员',
    'Department dispatcher',
    'unit',
    'request.read request.handle request.reveal request.export admission.ask report.read net.read net.manage hazard.read hazard.handle ' +
      'project.read project.draft project.decide project.handle project.claim',
  ),
  role('unit-liaison', '单位联络员', 'Unit liaison', 'unit', 'net.read project.read project.handle project.claim'),
  role(
    'supervisor',
    '督查员',
    'Supervisor',
    'tenant',
    'request.read request.verify request.follow-up request.adopt request.supervise request.approve request.approve-higher ' +
      'request.exclude request.export admission.decide report.read net.read patrol.read hazard.read hazard.check project.read project.check',
  ),
  // Deputies of the People's Congress, delegates of the Party, members of the Consultative Conference: they take hard cases on.
  role('delegate', '两代表一委员', 'Delegate', 'place', 'request.read request.adopt project.read'),
  role(
    'system-admin',
    '系统管理员',
    'System administrator',
    'tenant',
    'person.read person.manage place.manage unit.manage settings.manage list.draft import.manage apikey.manage net.read net.manage',
    'admin',
  ),
  role(
    'security-admin',
    '安全管理员',
    'Security administrator',
    'tenant',
    'person.read post.grant role.manage list.publish',
    'admin',
  ),
  role('audit-admin', '审计管理员', 'Audit administrator', 'tenant', 'audit.read', 'admin'),
];
