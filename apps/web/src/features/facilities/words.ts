import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '公共部件',
  hint: '路灯、井盖、座椅等。导入后居民和网格员报送时可以点到具体哪一个，编号牌上的二维码也能直接报。',
  file: '文件',
  fileHint:
    'Excel、CSV（UTF-8 或 GBK）要有：部件编码、部件类型、经度、纬度；可以有名称、权属单位。点的 GeoJSON 也可以。',
  choose: '选择文件',
  change: '换一个文件',
  datum: '坐标系',
  datumHint: '选错会偏几百米。高德、腾讯地图上取的点是 GCJ-02。',
  'datum.CGCS2000': 'CGCS2000（国家大地坐标系）',
  'datum.WGS84': 'WGS-84（GPS）',
  'datum.GCJ02': 'GCJ-02（高德、腾讯地图）',
  try: '先试一遍',
  apply: '正式导入',
  tried: '试过一遍，还没有改动任何东西',
  done: '导入完成',
  counts: '共 {rows} 行：新建 {created}，更新 {updated}，没有变化 {unchanged}，有错不导入 {refused}',
  row: '行',
  code: '编码',
  problem: '问题',
  known: '已有的类型：{kinds}',
  knownNone: '还没有公共部件。',
  qr: '编号牌的二维码印这个网址：{url}/r/new?facility=编码',
  readOnly: '由系统管理员导入。',
} as const;

export const facilityWords = dictionary(zh, () => import('./words.en.ts').then((module) => module.english));
