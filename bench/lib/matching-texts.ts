import { sequence } from '../../apps/server/src/modules/insight/domain/train-model.ts';
import type { PlanTask } from '../../apps/server/src/modules/needs/domain/district-plan.ts';
import type { Giving, Wanting } from '../../apps/server/src/modules/needs/domain/suitability.ts';
import { tellingWords } from '../../apps/server/src/modules/needs/domain/words.ts';
import { defaultSettings } from '../../apps/server/src/modules/needs/settings.ts';
import { readAll, sharedData } from '../../apps/server/src/platform/sheets/testing.ts';

/** What residents wrote, sentence by sentence, so that words are as common and as rare as they are. */
export async function readSentences(): Promise<string[]> {
  const { header, all } = await readAll({ path: sharedData('messages/labelled-7146.csv') }, 'labelled-7146.csv');
  const column = header.indexOf('留言详情');
  return all.flatMap(({ cells }) =>
    (cells[column] ?? '').split(/[。！？\n]/).filter(({ length }) => length >= 8 && length <= 200),
  );
}

export interface District extends Pick<PlanTask, 'needs' | 'resources'> {
  /** Of each need and each resource what was written. */
  needTexts: string[];
  resourceTexts: string[];
}

const COMMUNITY = 300;
/** A district of some 30 km for the figures of the reports; more needs lie on more ground. */
const SPREAD = 0.3;

/** As many needs and resources, drawn the same way each time. */
export function districtOf(sentences: readonly string[], needs: number, resources: number): District {
  const random = sequence(2810);
  const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const spread = SPREAD * Math.sqrt(Math.max(needs, resources) / 2810);
  const at = (): [number, number] => [106 + random() * spread, 39 + random() * spread];
  const needTexts = Array.from({ length: needs }, () => some(sentences));
  const resourceTexts = Array.from({ length: resources }, () => some(sentences));
  return {
    needTexts,
    resourceTexts,
    needs: needTexts.map(
      (text, i): Wanting => ({
        id: `n${i}`,
        words: tellingWords(text),
        metBy: some(defaultSettings.needSorts).metBy,
        people: 1 + Math.floor(random() * 60),
        wantedBy: random() < 0.5 ? '2026-12-31' : null,
        at: at(),
        keeperId: `c${Math.floor(random() * Math.max(9, needs / COMMUNITY))}`,
      }),
    ),
    resources: resourceTexts.map((text, i): Giving => {
      const { code: sort, name: sortName, nameEn: sortNameEn } = some(defaultSettings.resourceSorts);
      const left = 1 + Math.floor(random() * 3);
      const dates = { fromOn: null, untilOn: random() < 0.3 ? '2027-06-30' : null };
      const reachM = random() < 0.3 ? 5000 : null;
      const words = tellingWords(text).slice(0, 12);
      return {
        id: `r${i}`,
        unitId: `u${i % 79}`,
        sort,
        sortName,
        sortNameEn,
        words,
        left,
        perNeed: 1,
        measure: '次',
        ...dates,
        at: at(),
        reachM,
      };
    }),
  };
}
