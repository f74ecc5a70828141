import type { ListKind, PublicItem } from '../contract-parts.ts';

/** How the lists are called in feeds and files, which are for people here. */
export const kindNames: Record<ListKind, string> = {
  needs: '居民需求清单',
  resources: '辖区资源清单',
  projects: '服务项目清单',
  effects: '实效清单',
};

/** The columns of a list as open data. */
export const dataColumns: Record<
  ListKind,
  readonly (readonly [title: string, of: (item: PublicItem) => string | number | null])[]
> = {
  needs: [
    ['编号', ({ number }) => number],
    ['社区', ({ place }) => place],
    ['类别', ({ sort }) => sort.name],
    ['需求', ({ text }) => text],
    ['涉及群体', ({ group }) => group],
    ['涉及人数', ({ people }) => people],
    ['期望时间', ({ wantedBy }) => wantedBy],
    ['状态', ({ state }) => state],
  ],
  resources: [
    ['单位', ({ unit }) => unit],
    ['社区', ({ place }) => place],
    ['类别', ({ sort }) => sort.name],
    ['资源', ({ title }) => title],
    ['说明', ({ text }) => text],
    ['总量', ({ amount }) => amount?.capacity ?? null],
    ['余量', ({ amount }) => amount?.left ?? null],
    ['已兑现', ({ amount }) => amount?.kept ?? null],
    ['计量单位', ({ amount }) => amount?.measure ?? null],
    ['时间', ({ hours }) => hours],
    ['条件', ({ conditions }) => conditions],
  ],
  projects: [
    ['编号', ({ number }) => number],
    ['社区', ({ place }) => place],
    ['类型', ({ sort }) => sort.name],
    ['项目', ({ title }) => title],
    ['内容', ({ text }) => text],
    ['牵头单位', ({ unit }) => unit],
    ['协办单位', ({ helpers }) => helpers.join('、')],
    ['状态', ({ state }) => state],
    ['进度%', ({ percent }) => percent],
    ['开工', ({ startedOn }) => startedOn],
    ['完工', ({ finishedOn }) => finishedOn],
  ],
  effects: [
    ['编号', ({ number }) => number],
    ['社区', ({ place }) => place],
    ['类型', ({ sort }) => sort.name],
    ['项目', ({ title }) => title],
    ['之前', ({ before }) => before],
    ['之后', ({ after }) => after],
    ['受益人数', ({ people }) => people],
    ['居民评分', ({ rating }) => rating?.average ?? null],
    ['评价数', ({ rating }) => rating?.ratings ?? null],
    ['审定日期', ({ publishedOn }) => publishedOn],
    ['回头看', ({ recheckedOn }) => recheckedOn],
    ['是否反弹', ({ rebounded }) => (rebounded === null ? null : rebounded ? '是' : '否')],
  ],
};
