import type { Text } from '../../../kernel/errors.ts';
import type { GeometryFault, GeometryFaultKind } from '../../../kernel/geometry-validation.ts';

const texts: Record<GeometryFaultKind, Text> = {
  'not-a-polygon': {
    zh: '不是面（Polygon 或 MultiPolygon），请导出为面要素。',
    en: 'Not a Polygon or MultiPolygon: export areas.',
  },
  'not-coordinates': {
    zh: '坐标里有不是数字的内容，请重新导出。',
    en: 'Some coordinates are not numbers: export again.',
  },
  'outside-world': {
    zh: '坐标超出经纬度范围，可能是经纬度写反了，或用了投影坐标。请导出为经度在前的经纬度。',
    en: 'Coordinates are not degrees, or latitude comes first: export longitude, latitude in degrees.',
  },
  'too-few-points': { zh: '边界不足 3 个不同的点，请补画。', en: 'A ring has fewer than three different points.' },
  'too-many-points': {
    zh: '边界过于复杂，请先抽稀（每圈不超过 5 万点）。',
    en: 'Too complex: simplify to at most 50,000 points a ring.',
  },
  unclosed: {
    zh: '边界没有闭合，首尾两点应相同。请闭合后再导入。',
    en: 'A ring is not closed: its first and last points must be the same.',
  },
  'no-area': { zh: '边界的面积为零，请检查是否画成了线。', en: 'A ring has no area.' },
  'self-intersecting': {
    zh: '边界自相交，请在地图软件中修正后再导入。',
    en: 'A ring crosses itself: mend it and import again.',
  },
};

/** What is wrong with a geometry and what to do, with the place to look at. */
export function faultText({ kind, at }: GeometryFault): Text {
  if (!at) return texts[kind];
  const where = at.map((degrees) => Number(degrees.toFixed(6))).join(', ');
  return { zh: `${texts[kind].zh}（位置 ${where}）`, en: `${texts[kind].en} (at ${where})` };
}
