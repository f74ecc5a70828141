import type { Actor } from '../../../kernel/actor.ts';

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
  permissions: readonly string[],
  exclusive: string | null = null,
): ShippedRole => ({
  code,
  name,
  nameEn,
  scope,
  permissions: [...permissions.flatMap((area) => area.split(' ')), ...staff],
  exclusive,
});

const dispatcher =
  'request.register request.read request.accept request.dispatch request.verify request.follow-up request.reveal ' +
  'request.export request.import report.read';

/**
 * The set a new tenant begins with; afterwards roles are data. Permissions by area: requests, the grid, the resource loop. A
 * supervisor's post without a place sees the whole tenant, with one only that place. The three administrators (三员分立,
 * GB/T 22239-2019 8.1.5) exclude one another.
 */
export const roleCatalogue: readonly ShippedRole[] = [
  role('grid-worker', '网格员', 'Grid worker', 'place', [
    'request.register request.read request.handle',
    'patrol.read patrol.record patrol.household hazard.read hazard.handle',
    'need.read need.note resource.read project.read',
  ]),
  role('community-worker', '社区工作者', 'Community worker', 'unit', [
    'request.register request.read request.accept request.dispatch request.handle request.verify request.follow-up request.reveal request.export request.whistle report.read',
    'net.read net.manage patrol.read patrol.record patrol.household patrol.manage hazard.read hazard.handle hazard.check',
    'body.read body.manage body.lead opinion.read need.read need.note need.verify need.match need.plan resource.read resource.offer project.read project.draft project.decide project.handle project.claim project.check',
    'agreement.read agreement.draft agreement.sign agreement.review disclosure.read disclosure.prepare disclosure.publish activity.read activity.confirm activity.names',
  ]),
  // A street answers for some clauses itself, so it handles as well as it dispatches, and sees what its unit is given elsewhere.
  role('street-dispatcher', '街道调度员', 'Street dispatcher', 'unit', [
    `${dispatcher} request.handle request.whistle request.supervise request.approve`,
    'net.read net.manage patrol.read patrol.manage hazard.read hazard.handle hazard.check',
    'body.read body.manage body.lead opinion.read need.read need.note need.verify need.match need.plan resource.read resource.offer project.read project.draft project.decide project.handle project.claim project.check',
    'agreement.read disclosure.read disclosure.prepare disclosure.publish activity.read',
  ]),
  role('district-dispatcher', '区调度员', 'District dispatcher', 'tenant', [
    `${dispatcher} request.supervise request.approve request.approve-higher request.exclude request.emergency admission.ask admission.decide list.draft`,
    'net.read net.manage patrol.read patrol.manage hazard.read hazard.check',
    'body.read body.manage body.lead opinion.read need.read need.note need.verify need.match need.plan resource.read resource.offer project.read project.draft project.decide project.check',
    'agreement.read disclosure.read disclosure.prepare disclosure.publish activity.read',
  ]),
  role('department-handler', '部门承办人', 'Department handler', 'unit', [
    'request.read request.handle request.reveal',
    'net.read hazard.read hazard.handle',
    'body.read need.read resource.read resource.offer project.read project.handle project.claim agreement.read activity.read activity.hold activity.names',
  ]),
  role('department-dispatcher', '部门调度员', 'Department dispatcher', 'unit', [
    'request.read request.handle request.reveal request.export admission.ask report.read',
    'net.read net.manage hazard.read hazard.handle',
    'body.read body.lead opinion.read need.read resource.read resource.offer project.read project.draft project.decide project.handle project.claim',
    'agreement.read activity.read activity.hold activity.names',
  ]),
  role('unit-liaison', '单位联络员', 'Unit liaison', 'unit', [
    'net.read',
    'body.read body.lead opinion.read need.read resource.read resource.offer project.read project.handle project.claim',
    'agreement.read agreement.draft agreement.sign agreement.review activity.read activity.hold activity.names',
  ]),
  role('supervisor', '督查员', 'Supervisor', 'tenant', [
    'request.read request.verify request.follow-up request.adopt request.supervise request.approve request.approve-higher request.exclude request.export admission.decide report.read',
    'net.read patrol.read hazard.read hazard.check',
    'body.read opinion.read need.read need.verify resource.read project.read project.check',
    'agreement.read disclosure.read activity.read',
  ]),
  // Deputies of the People's Congress, delegates of the Party, members of the Consultative Conference: they take hard cases on.
  role('delegate', '两代表一委员', 'Delegate', 'place', [
    'request.read request.adopt',
    'need.read need.note resource.read project.read',
  ]),
  role(
    'system-admin',
    '系统管理员',
    'System administrator',
    'tenant',
    [
      'person.read person.manage place.manage unit.manage settings.manage list.draft import.manage apikey.manage net.read net.manage body.read body.manage',
    ],
    'admin',
  ),
  role(
    'security-admin',
    '安全管理员',
    'Security administrator',
    'tenant',
    ['person.read post.grant role.manage list.publish'],
    'admin',
  ),
  role('audit-admin', '审计管理员', 'Audit administrator', 'tenant', ['audit.read'], 'admin'),
];
