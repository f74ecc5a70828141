import { Compile } from 'typebox/compile';
import { invalid } from '../../../kernel/errors.ts';
import { itemSchemas } from '../contract.ts';
import type { ItemOf, ListName } from '../domain/items.ts';
import type { Problem } from '../domain/problems.ts';
import { tidyItems } from '../domain/tidy-items.ts';

const compiled = {
  category: Compile(itemSchemas.category),
  duty: Compile(itemSchemas.duty),
  limit: Compile(itemSchemas.limit),
  rejection: Compile(itemSchemas.rejection),
  calendar: Compile(itemSchemas.calendar),
};

/** The items tidied, without those that have not the shape of the list; `problems` tells what is wrong with each of these. */
export function shapeItems<L extends ListName>(
  list: L,
  items: readonly unknown[],
): { items: ItemOf[L][]; problems: Problem[] } {
  const schema = compiled[list];
  const shaped: unknown[] = [];
  const problems: Problem[] = [];
  tidyItems(list, items).forEach((item, index) => {
    if (schema.Check(item)) shaped.push(item);
    else problems.push(problemOf(index + 1, item, schema.Errors(item)));
  });
  return { items: shaped as ItemOf[L][], problems };
}

/** All items, or `invalid` (list-items) with the rows at fault: what a person sent is kept whole or not at all. */
export function requireShape<L extends ListName>(list: L, items: readonly unknown[]): ItemOf[L][] {
  const { items: shaped, problems } = shapeItems(list, items);
  const [first] = problems;
  if (!first) return shaped;
  throw invalid(
    'list-items',
    `有 ${problems.length} 项填写不对。第 ${first.row} 项：${first.text.zh}`,
    `${problems.length} items are not right. Item ${first.row}: ${first.text.en}`,
    { problems: problems.slice(0, 200) },
  );
}

interface ShapeError {
  keyword: string;
  instancePath: string;
  params: object;
  message: string;
}

function problemOf(row: number, item: unknown, errors: readonly ShapeError[]): Problem {
  const error = errors.find(({ keyword }) => keyword !== 'boolean');
  const path = error?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  const names = error && namesIn(error.params);
  const field = [path, names].filter(Boolean).join('.');
  return {
    row,
    key: keyIn(item),
    field,
    severity: 'error',
    text: {
      zh: `${field || '整项'}${(error && wrong[error.keyword]) ?? '格式不对'}。`,
      en: `${field || 'The item'} ${error?.message ?? 'is not valid'}.`,
    },
  };
}

const wrong: Record<string, string> = {
  required: '必须填写',
  additionalProperties: '是不认识的字段，请去掉',
  enum: '不在可选范围内',
  const: '不在可选范围内',
  anyOf: '不在可选范围内',
  pattern: '格式不对，编码只能用字母、数字、点、横线和下划线，不超过 40 个字符',
  maxLength: '太长，请缩短',
  minLength: '太短',
  maxItems: '项数太多',
  uniqueItems: '有重复',
  minimum: '太小',
  maximum: '太大',
  exclusiveMinimum: '必须大于 0',
  type: '类型不对',
};

function namesIn(params: object): string {
  const named = 'requiredProperties' in params ? params.requiredProperties : undefined;
  const extra = 'additionalProperties' in params ? params.additionalProperties : named;
  return Array.isArray(extra) ? extra.join('、') : '';
}

function keyIn(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const { code, clause, stage } = item as Record<string, unknown>;
  return String(code ?? clause ?? stage ?? '').slice(0, 60);
}
