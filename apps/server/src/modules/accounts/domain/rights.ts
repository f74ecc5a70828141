import type { Actor } from '../../../kernel/actor.ts';
import type { Text } from '../../../kernel/errors.ts';
import { type PermissionEntry, permissionCatalogue } from './permission-catalogue.ts';

/** Where a post stands, for the sentences about it; `scope` after its own place has narrowed the role. */
export interface Stand {
  scope: Actor['scope'];
  unitName: string | null;
  placeName: string | null;
}

/** Which requests a post reaches, in the words of matters/domain/visibility.ts. */
export function reachOf({ scope, unitName, placeName }: Stand): Text {
  const place: Text = { zh: `「${placeName}」及其下各级的诉求`, en: `requests at ${placeName} and below it` };
  switch (scope) {
    case 'tenant':
      return { zh: '全区的诉求', en: 'all requests of the district' };
    case 'place':
      return place;
    case 'unit': {
      const unit: Text = {
        zh: `「${unitName}」及下级单位正在办、主办或参与过的诉求`,
        en: `requests that ${unitName} or a unit below it holds, leads or has had to do with`,
      };
      return placeName ? { zh: `${unit.zh}，以及${place.zh}`, en: `${unit.en}, and ${place.en}` } : unit;
    }
    case 'own':
      return { zh: '分给本人的诉求', en: 'requests assigned to this person' };
    case 'none':
      return { zh: '看不到任何诉求', en: 'no request' };
  }
}

/**
 * One sentence: what the permission allows in this post, how far it reaches, and what it never allows
 * (the rules of requests/policy.ts, accounts/policy.ts and lists/policy.ts in words).
 */
export function sentenceOf(code: string, stand: Stand): Text {
  const { name, nameEn } = entries.get(code) ?? { name: code, nameEn: code };
  const limit = limits[code];
  const reach = rangeOf(code, stand);
  return {
    zh: `${name}：${reach.zh}${limit ? `；${limit.zh}` : ''}。`,
    en: `${nameEn}: ${reach.en}${limit ? `; ${limit.en}` : ''}.`,
  };
}

const entries = new Map<string, PermissionEntry>(permissionCatalogue.map((entry) => [entry.code, entry]));

function rangeOf(code: string, stand: Stand): Text {
  if (code === 'request.register') return { zh: '任何地点', en: 'anywhere' };
  if (code === 'request.handle' && stand.scope !== 'none')
    return stand.unitName
      ? { zh: `在「${stand.unitName}」及下级单位手上的诉求`, en: `requests in the hands of ${stand.unitName} or below` }
      : { zh: '没有：岗位不在任何单位', en: 'none: the post is in no unit' };
  if (code.startsWith('request.')) return reachOf(stand);
  if (code.startsWith('person.')) return peopleOf(stand);
  if (code === 'report.read') return figuresOf(stand);
  if (code === 'notification.read') return { zh: '发给本人和本单位的', en: 'those sent to this person and the unit' };
  return { zh: '全区', en: 'the whole district' };
}

function peopleOf({ scope, unitName, placeName }: Stand): Text {
  switch (scope) {
    case 'tenant':
      return { zh: '全区的人员', en: 'everybody in the district' };
    case 'unit':
      return { zh: `「${unitName}」及下级单位的人员`, en: `people of ${unitName} and below` };
    case 'place':
      return { zh: `「${placeName}」及其下各级的人员`, en: `people at ${placeName} and below` };
    case 'own':
      return { zh: '只有本人', en: 'this person only' };
    case 'none':
      return { zh: '没有', en: 'nobody' };
  }
}

const figuresOf = (stand: Stand): Text => {
  const reach = reachOf(stand);
  return { zh: `数的是${reach.zh}`, en: `of ${reach.en}` };
};

const limits: Record<string, Text> = {
  'request.accept': { zh: '本人登记的，不能由本人作废', en: 'what this person registered another has to void' },
  'request.verify': { zh: '本人办过的除外', en: 'never what this person handled' },
  'request.follow-up': { zh: '本人办过的除外', en: 'never what this person handled' },
  'request.reveal': {
    zh: '每次都要写明理由并留下记录；保密件只有受理岗位能看',
    en: 'each time for a stated reason, on record; of confidential ones only by who accepts requests',
  },
  'request.export': { zh: '联系方式打星号', en: 'contacts are masked' },
  'person.manage': {
    zh: '另两类管理员的账号除外',
    en: 'never the accounts of the other administrators',
  },
  'post.grant': { zh: '不能授给自己', en: 'never to oneself' },
  'role.manage': { zh: '不能改自己担任的角色', en: 'never a role one holds' },
  'list.publish': { zh: '自己起草的除外', en: 'never one’s own draft' },
};
