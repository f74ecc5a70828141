import { columns, ofRequest, ofStaff, text, type PersonalColumn } from './shape.ts';

/** Joint bodies, needs, promises, projects. */
export const ofTheResourceLoop: readonly PersonalColumn[] = [
  ...columns(
    'meeting_items',
    { ...ofRequest, purpose: text('会议议事、督办议定事项', 'to talk a matter over and to follow what was decided') },
    {
      title: ['议题', 'what is talked about'],
      note: ['议题说明', 'what is said about it beforehand'],
      decision: ['议定的意见', 'what was decided, in words'],
    },
  ),
  ...columns('body_seats', ofStaff, { office: ['席位上的职务名称', 'office that sits in a joint body'] }),
  ...columns(
    'unit_opinions',
    { ...ofStaff, purpose: text('社区与单位双向反馈', 'to hear community and unit about each other') },
    {
      opinion: ['社区对单位的意见', 'what a community thinks of a unit'],
      objection: ['单位的异议', 'what the unit objects'],
      answer: ['对异议的答复', 'what was answered'],
      first_opinion: ['改动前的意见', 'what the opinion said before'],
    },
  ),
  ...columns('leader_links', ofStaff, { office: ['包联领导的职务名称', 'office that looks after a place'] }),
  ...columns(
    'needs',
    { ...ofRequest, purpose: text('核实、匹配和落实居民需求', 'to verify, match and meet what residents need') },
    {
      content: ['需求内容（不写姓名；号码自动隐去）', 'what is needed; no names, numbers are hidden'],
      address: ['需求所在地点', 'where it is needed, in words'],
      verify_text: ['核实情况', 'what was found when it was verified'],
      met_text: ['落实情况', 'how it was met'],
      recheck_text: ['回头看情况', 'what was found when it was looked back on'],
      end_reason: ['不采纳或撤回的理由', 'why it was not taken up or withdrawn'],
      words: ['需求内容中的词', 'words of what is needed, none with a digit'],
    },
  ),
  ...columns(
    'promises',
    { ...ofRequest, purpose: text('兑现对需求的承诺', 'to follow what was promised for a need') },
    { note: ['占用说明', 'what was said when it was promised'], outcome: ['兑现或落空情况', 'what came of it'] },
  ),
  ...columns(
    'projects',
    { ...ofRequest, purpose: text('服务项目的实施与回头看', 'to carry a project out and to look back on it') },
    {
      content: ['项目内容', 'what the project is'],
      decision: ['议定的机构、日期和纪要', 'which body decided, when, and its minutes'],
      claims: ['揭榜说明、经办人的编号', 'what was offered with a claim, and the number of who claimed'],
      parts: ['协办单位报的情况', 'what helper units reported'],
      reports: ['进度说明、经办人的编号', 'words on the progress, and the number of who wrote them'],
      effects: ['实效和回头看的文字、经办人的编号', 'words on effect and recheck, and the numbers of who wrote them'],
      stop_reason: ['终止的理由', 'why it was stopped'],
    },
  ),
  ...columns('project_rating_codes', ofRequest, {
    code_hash: [
      '评价码的带密钥散列；发给了谁不留存',
      'keyed hash of a code; who was given it is kept nowhere',
      'hashed',
    ],
  }),
  ...columns(
    'agreements',
    { ...ofRequest, purpose: text('共建协议的履行和互相评议', 'to carry an agreement out and to review it') },
    {
      reviews: ['半年评议的文字、评议人的编号', 'words of the half-yearly reviews, and the numbers of who wrote them'],
      end_reason: ['提前终止的理由', 'why it ended early'],
    },
  ),
  ...columns('agreement_editions', ofRequest, {
    content: ['协议条款和三张清单的文字', 'the words of the clauses and of the three lists'],
    note: ['修改说明', 'what was said about a change'],
  }),
  ...columns(
    'activities',
    { ...ofStaff, purpose: text('共建活动的安排、情况和确认', 'to plan, tell and confirm joint activities') },
    {
      facts: ['活动情况（不写姓名）', 'what came of an activity; no names'],
      reason: ['退回或取消的理由', 'why it was sent back or called off'],
    },
  ),
  ...columns(
    'activity_people',
    {
      purpose: text('核对参加活动的人和时长', 'to check who took part in an activity and for how long'),
      basis: 'employment',
      kept: text(
        '活动结束 400 天后（可设置）每夜自动删除，时长和人数保留；确认前单位可以随时改掉或删去',
        'removed by night 400 days after the activity (may be set), hours and numbers stay; the unit may change or remove it until it is confirmed',
      ),
    },
    {
      name_sealed: [
        '参加人姓名，只给本单位和确认的社区看，查看留痕',
        'who took part, shown to the unit and the community only, each look noted',
        'sealed',
      ],
      name_lookup: [
        '单位和姓名的带密钥散列，同一个人只数一次',
        'keyed hash of unit and name, so that nobody is counted twice',
        'hashed',
      ],
    },
  ),
  ...columns('agreement_signatures', ofStaff, { person_id: ['签署人的编号', 'number of who signed'] }),
  ...columns(
    'disclosure_items',
    { ...ofRequest, purpose: text('编制公示清单', 'to prepare public lists') },
    {
      texts: [
        '公示文字（发布前核对，发布后人人可看）',
        'words that are shown to everybody once they were looked through',
      ],
      source_texts: ['来源原文，发布时删除', 'words of the source; removed when it is published'],
      texts_before: [
        '批量隐去前的公示文字，发布时删除',
        'public words before a press over all rows; removed when it is published',
      ],
      search_text: ['供查询的公示文字', 'the public words, for searching'],
      left_out: ['不公示的理由', 'why a row is not shown'],
    },
  ),
  ...columns(
    'disclosure_words',
    { ...ofRequest, purpose: text('公示前查出人名', 'to find names before a list is published') },
    { word: ['要遮去的人名，或含姓名字样的地名等', 'a name to be hidden, or a word that holds one and is none'] },
  ),
];
