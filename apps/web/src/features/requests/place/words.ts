import { dictionary } from '../../../lib/i18n.ts';

export const zh = {
  place: '在哪里',
  none: '还没有位置。不填也能提交，写在文字里也行。',
  locating: '正在定位…',
  refused: '没有定位权限。可以按社区选，或写在文字里。',
  unavailable: '暂时定不到位。可以按社区选，或写在文字里。',
  here: '已定位',
  outside: '不在本辖区内，仍可提交',
  accuracy: '误差约 {n} 米',
  code: '二维码 {code}',
  use: '用我现在的位置',
  byName: '按社区选',
  change: '改位置',
  done: '选好了',
  clear: '不填位置',
  community: '社区',
  communityNone: '请选社区',
  grid: '网格（小区、路段）',
  gridNone: '不清楚，只选社区',
  failed: '社区名单没有取到。请把地点写在下面，或稍后再试。',
  facility: '附近设施',
  facilityHint: '说的是哪个路灯、井盖？按远近排列，看得到编号牌就对一下编号。',
  facilityAway: '{name} · {n} 米',
  facilityNone: '不是这些，或不清楚',
  address: '具体位置',
  addressHint: '几号楼、哪个门、哪个路口',
  mapOpen: '打开地图',
  mapClose: '收起地图',
  map: '在地图上选位置',
} as const;

export const placeWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
