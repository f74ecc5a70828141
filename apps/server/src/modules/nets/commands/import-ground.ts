import type { Static } from 'typebox';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { faultText, readFeatures, reportOf } from '../../territory/index.ts';
import type { importGround as contract } from '../contract.ts';
import { refuseSection, sectionFinder, type SectionProblem } from '../domain/plan-sections.ts';
import { lockNet } from '../queries/net-rows.ts';
import { netsWithin } from '../queries/nets-in-memory.ts';
import { renewNets } from './renew-nets.ts';
import { replaceAreas } from './save-areas.ts';
import { insertSections, type SectionToSave } from './saving-sections.ts';

type GroundImport = Static<typeof contract.body>;

/**
 * Imports sections with polygons of their own: one feature a section, found by its code or, without one, by its name, made where
 * there is none. Sections may lie over one another. Importing the same again changes nothing.
 */
export async function importGround(ctx: Ctx, netId: string, input: GroundImport) {
  await renewNets(ctx);
  await lockNet(ctx, netId);
  const { features, problems } = readFeatures(input);
  const known = (await netsWithin(ctx)).nets.find(({ id }) => id === netId)?.sections ?? [];
  const finder = sectionFinder(known);
  const counts = { rows: features.length, created: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 };
  const create: SectionToSave[] = [];
  const lay: { sectionId: string; ground: MultiPolygon }[] = [];
  const taken = new Set<string>();
  const refused: SectionProblem[] = [];
  for (const { row, code, name, boundary, faults } of features) {
    const refuse = (kind: string, text: SectionProblem['text']): void => {
      counts.refused += 1;
      refused.push({ file: 0, row, code, name, severity: 'error', kind, text });
    };
    const [fault] = faults;
    if (!boundary) {
      refuse(fault?.kind ?? 'not-a-polygon', faultText(fault ?? { kind: 'not-a-polygon' }));
      continue;
    }
    const found = finder.find(code, name);
    const refusal = found ? undefined : refuseSection(code, name);
    if (refusal) {
      refuse(refusal.kind, refusal.text);
      continue;
    }
    const section = found ?? { id: ctx.newId(), code: finder.codeFor(code), name };
    if (taken.has(section.id)) {
      refuse('section-twice', {
        zh: `“${section.name}”在文件中出现了两次，只取第一次。`,
        en: `"${section.name}" comes twice; the first counts.`,
      });
      continue;
    }
    taken.add(section.id);
    if (!found) {
      finder.add(section);
      create.push({ ...section, phone: null });
    }
    const former = known.find(({ id }) => id === section.id);
    if (former && JSON.stringify(former.ground) === JSON.stringify(boundary)) {
      counts.unchanged += 1;
      continue;
    }
    counts[found ? 'updated' : 'created'] += 1;
    lay.push({ sectionId: section.id, ground: boundary });
  }
  if (!input.dryRun) {
    await insertSections(ctx, netId, create);
    await replaceAreas(ctx, lay, input.datum);
    const data = { what: 'ground', datum: input.datum, sections: lay.map(({ sectionId }) => sectionId), ...counts };
    await emit(ctx.tx, ctx.actor, ctx.now, netId, { kind: 'net.imported', data });
  }
  return reportOf(input.dryRun, counts, [...problems, ...refused], ctx.lang);
}
