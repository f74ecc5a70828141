import { dictionary } from '../../lib/i18n.ts';

export const zh = {
  title: '底图',
  hint: '在本地边界下面铺天地图，或县里自己的瓦片服务。不启用、取不到、没有网络时，地图照常显示本地边界。',
  on: '启用底图',
  layer: '底图类型',
  vec: '矢量（道路）',
  img: '影像',
  annotation: '加注记图层（地名、路名）',
  key: '密钥',
  keyHint: '用“浏览器端”密钥，并在天地图控制台里限定本系统的域名：瓦片地址里要带它，打开地图的人都能看到。',
  keyKept: '已保存，不改就不填',
  template: '瓦片地址',
  templateHint:
    '{z} 级别、{x} 列、{y} 行；{layer} 换成 vec、img 和注记 cva、cia；{key} 换成密钥。只支持 Web 墨卡托（天地图的 _w 系列），坐标系 CGCS2000。',
  deepest: '最大级别',
  deepestHint: '服务有几级就填几，天地图是 18。',
  credit: '图上的署名和审图号',
  creditHint: '按规定写明来源，例如：底图：天地图，审图号 GS（20××）××××号。',
  save: '保存',
  saved: '已保存。之后打开的页面都用新的底图。',
  look: '打开地图看看',
  again: '重新读取',
} as const;

export const baseMapWords = dictionary(zh, () => import('./base-map-words.en.ts').then((module) => module.english));
