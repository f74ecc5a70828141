import { invalid } from '../../../kernel/errors.ts';
import { readGeometry } from '../../../kernel/geometry-validation.ts';
import { boundaryToCgcs2000 } from '../../../platform/geo/datum.ts';
import type { BoundaryImport } from '../contract.ts';
import type { Problem } from '../domain/import-problem.ts';
import type { BoundaryFeature } from '../domain/plan-boundaries.ts';

/** A file as an import is given it. */
type FeatureFile = Pick<BoundaryImport, 'geojson' | 'datum' | 'codeProperty' | 'nameProperty'>;

const MOST_FEATURES = 20_000;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the features of a file, given as text or already parsed, into CGCS2000. Problems are those of the file itself.
 * Throws invalid: geojson-unreadable, geojson-not-a-collection, geojson-too-many.
 */
export function readFeatures(input: FeatureFile): { features: BoundaryFeature[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const collection = typeof input.geojson === 'string' ? parsed(input.geojson, problems) : input.geojson;
  const features = (collection as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) {
    throw invalid(
      'geojson-not-a-collection',
      '文件不是要素集合（FeatureCollection），请重新导出为 GeoJSON。',
      'The file is not a FeatureCollection: export it as GeoJSON again.',
    );
  }
  if (features.length > MOST_FEATURES) {
    throw invalid(
      'geojson-too-many',
      `一次最多导入 ${MOST_FEATURES} 个要素，请分批导入。`,
      `At most ${MOST_FEATURES} features at a time.`,
    );
  }
  return { features: features.map((feature, i) => featureFrom(feature, i + 1, input)), problems };
}

function parsed(text: string, problems: Problem[]): unknown {
  const marked = text.startsWith(BYTE_ORDER_MARK);
  if (marked) {
    problems.push({
      file: 0,
      row: 0,
      code: '',
      name: '',
      kind: 'byte-order-mark',
      severity: 'warning',
      text: {
        zh: '文件开头有字节顺序标记（BOM），已忽略，不影响导入。',
        en: 'The file begins with a byte order mark; it was passed over.',
      },
    });
  }
  try {
    return JSON.parse(marked ? text.slice(1) : text);
  } catch {
    throw invalid(
      'geojson-unreadable',
      '文件不是有效的 JSON，可能没有完整保存，请重新导出。',
      'The file is not valid JSON: it may be cut off. Export it again.',
    );
  }
}

function featureFrom(value: unknown, row: number, input: FeatureFile): BoundaryFeature {
  const feature = value as { properties?: unknown; geometry?: unknown } | null;
  const properties = typeof feature?.properties === 'object' && feature.properties !== null ? feature.properties : {};
  const { boundary, faults } = readGeometry(feature?.geometry);
  return {
    row,
    code: textOf(properties, input.codeProperty ?? 'code'),
    name: textOf(properties, input.nameProperty ?? 'name'),
    boundary: boundary && boundaryToCgcs2000(boundary, input.datum),
    faults,
  };
}

/** A property as text; numbers are codes that lost their quotes. */
function textOf(properties: object, key: string): string {
  const value = Object.hasOwn(properties, key) ? (properties as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
