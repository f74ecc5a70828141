import { invalid } from '../../../kernel/errors.ts';
import type { JointWords } from '../contract.ts';

export interface PartyOf {
  unitId: string;
  side: 'community' | 'unit';
}

/** Throws `invalid` (pairing-size) unless as many go together as the kind says, and `unit-twice` when one stands twice. */
export function checkParties(kind: JointWords['pairingKinds'][number], parties: readonly PartyOf[]): void {
  if (new Set(parties.map(({ unitId }) => unitId)).size < parties.length)
    throw invalid('unit-twice', '同一个单位选了两次，请只留一个。', 'A unit was chosen twice: leave it once.');
  for (const [side, zh, en, [least, most]] of [
    ['community', '社区', 'communities', kind.communities],
    ['unit', '单位', 'units', kind.units],
  ] as const) {
    const there = parties.filter((party) => party.side === side).length;
    if (there >= least && there <= most) continue;
    const [sizeZh, sizeEn] = least === most ? [`${least}`, `${least}`] : [`${least} 至 ${most}`, `${least} to ${most}`];
    throw invalid(
      'pairing-size',
      `“${kind.name}”结对应有 ${sizeZh} 个${zh}，现在是 ${there} 个，请调整。`,
      `This kind of pairing takes ${sizeEn} ${en}, there are ${there}.`,
      { side, least, most, there },
    );
  }
}
