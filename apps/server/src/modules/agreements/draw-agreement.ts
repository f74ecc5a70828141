import { longDate } from '../../kernel/time.ts';
import { chineseNumeral } from '../../platform/pdf/lines.ts';
import type { Column, OfficialDocument } from '../../platform/pdf/official-document.ts';
import type { Content, ListRow, Side } from './contract-parts.ts';

/** What stands on paper. */
export interface PrintedAgreement {
  number: string;
  edition: number;
  hash: string;
  content: Content;
  names: Record<Side, string>;
  signatures: Partial<Record<Side, { person: string; on: string }>>;
}

const lists = [
  { part: 'needs', title: '居民需求清单' },
  { part: 'resources', title: '辖区资源清单' },
  { part: 'projects', title: '服务项目清单' },
] as const;
const parties = { community: '甲方（社区）', unit: '乙方（共建单位）' } as const;
const duties = { community: '甲方', unit: '乙方', both: '双方' } as const;
const columns: readonly Column[] = [
  { title: '序号', width: 14, align: 'center' },
  { title: '内容', width: 70 },
  { title: '数量', width: 26 },
  { title: '时限', width: 26, align: 'center' },
  { title: '责任方', width: 20, align: 'center' },
];

/** Writes the agreement, its signatures and its three lists. */
export async function drawAgreement(document: OfficialDocument, agreement: PrintedAgreement): Promise<void> {
  const { content, names, number } = agreement;
  for (const words of titleParts(content.title, names.community)) document.title(words);
  if (!isSigned(agreement)) document.paragraph(`（第${agreement.edition}版，未经双方签署）`, { align: 'center' });
  document.blank();
  for (const side of ['community', 'unit'] as const)
    document.paragraph(`${parties[side]}：${names[side]}`, { flush: true });
  document.paragraph(`协议编号：${number}`, { flush: true });
  for (const [i, { title, text }] of content.clauses.entries()) {
    const numeral = chineseNumeral(i + 1);
    // A heading never stands alone at the foot of a page.
    document.together(2);
    if (title) document.paragraph(`${numeral}、${title}`, { bold: true });
    for (const [j, part] of text.split('\n').filter(Boolean).entries())
      document.paragraph(title || j > 0 ? part : `${numeral}、${part}`);
  }
  document.blank();
  for (const [i, { title }] of lists.entries())
    document.paragraph(i === 0 ? `附件：1. ${title}` : `　　　${i + 1}. ${title}`);
  drawSignatures(document, agreement);
  for (const [i, { part, title }] of lists.entries()) await drawList(document, `附件${i + 1}`, title, content[part]);
}

/** A title too long for a line is parted between the names of the two sides, not within one (词意完整). */
function titleParts(title: string, community: string): string[] {
  const first = `${community}与`;
  return title.length > 18 && title.startsWith(first) ? [first, title.slice(first.length)] : [title];
}

const isSigned = ({ signatures }: PrintedAgreement): boolean => Boolean(signatures.community && signatures.unit);

function drawSignatures(document: OfficialDocument, { names, signatures, edition, hash }: PrintedAgreement): void {
  document.together(9);
  document.blank();
  for (const side of ['community', 'unit'] as const) {
    const signed = signatures[side];
    document.paragraph(`${parties[side]}：${names[side]}`, { flush: true });
    document.paragraph(signed ? `签署人：${signed.person}` : '签署人：（未签）', { flush: true });
    document.paragraph(signed ? longDate(signed.on) : '　　年　　月　　日', { align: 'right' });
  }
  document.paragraph(`第${edition}版，内容校验码 ${hash.slice(0, 16)}`, { flush: true });
}

async function drawList(
  document: OfficialDocument,
  label: string,
  title: string,
  rows: readonly ListRow[],
): Promise<void> {
  document.page();
  document.paragraph(label, { flush: true, bold: true });
  document.blank();
  document.title(title);
  document.blank();
  if (rows.length === 0) return document.paragraph('（本清单暂无内容）', { align: 'center' });
  await document.table(
    columns,
    rows.map(({ text, amount, dueOn, duty }, i) => [String(i + 1), text, amount, dueOn ?? '', duties[duty]]),
  );
}
