import type { DutyItem, DutyParty } from '../items.ts';
import { departments, type Department } from './departments.ts';

type Who = Department | 'community' | 'street';

const party = (who: Who): DutyParty =>
  who === 'community' || who === 'street'
    ? { kind: 'territorial', unitKind: who }
    : { kind: 'unit', unit: departments[who].code };

const clause = (number: string, category: string, lead: Who, assist: Who[] = [], note?: string): DutyItem => ({
  clause: number,
  category,
  lead: party(lead),
  assist: assist.map(party),
  ...(note && { note }),
});

/**
 * A duty list in the shape of a county's: one chapter a group, the first clause for the whole group, then its
 * exceptions. The community leads where a visit and persuasion settle most cases, a department where law or money does.
 */
export const presetDuties: DutyItem[] = [
  clause('1.1', 'heating', 'housing', ['community'], '住建部门督促供热企业，社区协助入户测温'),
  clause('1.2', 'heating.fees', 'housing', ['market']),
  clause('1.3', 'heating.pipes', 'housing', ['development']),
  clause('2.1', 'water', 'rural', ['community']),
  clause('2.2', 'water.blocked-sewer', 'housing', ['community'], '小区内由物业先行疏通，市政管网由住建部门负责'),
  clause('2.3', 'water.flooding', 'housing', ['urban', 'street']),
  clause('2.4', 'water.fees', 'rural', ['market']),
  clause('3.1', 'power', 'development', ['community'], '发改部门督促供电企业'),
  clause('3.2', 'power.street-light', 'urban', ['community']),
  clause('3.3', 'power.new-light', 'urban', ['street']),
  clause('3.4', 'power.charging', 'housing', ['community', 'police']),
  clause('3.5', 'power.bills', 'development', ['market']),
  clause('4.1', 'gas', 'housing', ['community']),
  clause('4.2', 'gas.pipeline-hazard', 'housing', ['urban', 'street']),
  clause('4.3', 'gas.fees', 'housing', ['market']),
  clause('5.1', 'property', 'community', ['housing'], '社区先行协调物业，住建部门行业监管'),
  clause('5.2', 'property.fees', 'housing', ['market', 'community']),
  clause('5.3', 'property.lift', 'market', ['housing', 'community']),
  clause('5.4', 'property.maintenance-fund', 'housing', ['community']),
  clause('5.5', 'property.committee', 'street', ['housing', 'community'], '街道指导业主大会和业委会'),
  clause('6.1', 'sanitation', 'urban', ['community']),
  clause('6.2', 'sanitation.toilet', 'urban', ['street']),
  clause('6.3', 'sanitation.dogs', 'police', ['urban', 'community']),
  clause('6.4', 'sanitation.small-ads', 'community', ['urban']),
  clause('7.1', 'roads', 'transport', ['street'], '城区道路和公路由交通部门养护'),
  clause('7.2', 'roads.manhole', 'housing', ['transport', 'community']),
  clause('7.3', 'roads.pavement', 'urban', ['housing']),
  clause('7.4', 'roads.digging', 'housing', ['urban', 'transport']),
  clause('8.1', 'noise', 'police', ['community'], '噪声污染防治法：生活噪声由公安机关处理'),
  clause('8.2', 'noise.construction', 'urban', ['housing', 'ecology']),
  clause('8.3', 'noise.business', 'urban', ['police', 'ecology']),
  clause('8.4', 'noise.industrial', 'ecology', ['street']),
  clause('8.5', 'noise.neighbours', 'community', ['police'], '社区先调解，经劝阻不改的由公安机关处理'),
  clause('9.1', 'building', 'urban', ['street']),
  clause('9.2', 'building.load-bearing', 'housing', ['urban', 'community']),
  clause('9.3', 'building.unsafe', 'housing', ['street', 'community']),
  clause('9.4', 'building.falling', 'housing', ['community', 'police']),
  clause('9.5', 'building.delivery', 'housing', ['development']),
  clause('10.1', 'traffic', 'police', ['community']),
  clause('10.2', 'traffic.parking-spaces', 'urban', ['housing', 'street']),
  clause('10.3', 'traffic.bus', 'transport'),
  clause('10.4', 'traffic.taxi', 'transport', ['police']),
  clause('10.5', 'traffic.shared-bikes', 'urban', ['community']),
  clause('11.1', 'labour', 'labour'),
  clause('11.2', 'labour.wages', 'labour', ['housing', 'street']),
  clause('12.1', 'medical', 'medical'),
  clause('12.2', 'medical.assistance', 'medical', ['civil', 'community']),
  clause('12.3', 'medical.fraud', 'medical', ['market', 'police']),
  clause('13.1', 'education', 'education'),
  clause('13.2', 'education.meals', 'education', ['market']),
  clause('13.3', 'education.conduct', 'education', ['police']),
  clause('13.4', 'education.training', 'education', ['market']),
  clause('14.1', 'civil', 'civil', ['community']),
  clause('14.2', 'civil.community-election', 'street', ['civil']),
  clause('14.3', 'civil.left-behind', 'community', ['civil', 'police']),
  clause('15.1', 'environment', 'ecology', ['street']),
  clause('15.2', 'environment.smoke', 'urban', ['ecology', 'market']),
  clause('15.3', 'environment.dust', 'urban', ['housing', 'ecology']),
  clause('15.4', 'environment.water', 'ecology', ['rural']),
  clause('16.1', 'rural', 'rural', ['street']),
  clause('16.2', 'rural.village-road', 'street', ['transport']),
  clause('16.3', 'rural.livestock', 'rural', ['ecology', 'street']),
  clause('17.1', 'market', 'market'),
  clause('17.2', 'market.elder-fraud', 'market', ['police', 'community']),
  clause('18.1', 'advice', 'community', [], '能答即答；答不了的转主管单位'),
  clause('18.2', 'advice.attitude', 'street', [], '由被反映单位的上级核实'),
  clause('99.1', '*', 'community', ['street'], '没有专门条款的，首接负责'),
];
