export interface GridDuty {
  code: string;
  name: string;
}

/** 网格员事项清单 as shipped, after the common practice of community grids; a tenant's own stands in its settings. */
export const shippedGridDuties: readonly GridDuty[] = [
  ['opinion', '收集社情民意'],
  ['visit', '走访重点户'],
  ['hazard', '排查安全隐患'],
  ['dispute', '排查化解矛盾纠纷'],
  ['order', '巡查环境秩序'],
  ['report', '上报和协助处置诉求'],
  ['policy', '宣传政策'],
  ['errand', '帮办代办'],
].map(([code = '', name = '']) => ({ code, name }));
