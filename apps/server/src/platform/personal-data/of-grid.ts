import { columns, ofRequest, ofStaff, text, type PersonalColumn } from './shape.ts';

/** Visits, hazards, and who takes care of a grid. */
export const ofTheGrid: readonly PersonalColumn[] = [
  ...columns(
    'visits',
    {
      purpose: text('走访时找到住户、下次走访接得上', 'to find a household and to go on where the last visit ended'),
      basis: 'consent',
      kept: text(
        '到期日自动删除（默认 180 天）；收回同意时立即删除',
        'removed on its day (180 days unless set otherwise), or at once when the consent is taken back',
      ),
    },
    {
      household_sealed: ['走访的住户', 'which household is visited', 'sealed'],
      note_sealed: ['住户同意留存的情况', 'what the household agreed to have kept', 'sealed'],
    },
  ),
  ...columns(
    'hazards',
    { ...ofRequest, purpose: text('隐患整改与复查', 'to have a hazard put right and checked') },
    {
      content: ['隐患情况', 'what the hazard is'],
      address: ['隐患地点', 'where it is, in words'],
      rectify_text: ['怎么整改的', 'how it was put right'],
      check_text: ['复查意见', 'what the check found'],
      void_reason: ['不属实的理由', 'why it is not so'],
    },
  ),
  ...columns(
    'findings',
    { ...ofRequest, purpose: text('转调解、转需求', 'to hand a dispute or a need over') },
    {
      content: ['走访发现的矛盾或需求', 'the dispute or need that was found'],
      reference: ['转出后的编号或去向', 'number or name of what it was handed over to'],
    },
  ),
  ...columns('grid_leaders', ofStaff, {
    name: ['包格领导姓名', 'name of the leader who takes care of a grid'],
    title: ['包格领导职务', 'office of that leader'],
  }),
  ...columns(
    'mobile_links',
    {
      purpose: text('发放和收回流动网格员的上报链接', 'to issue and revoke the links of mobile grid workers'),
      basis: 'consent',
      kept: text('链接停用后随清单保留', 'with the list of links'),
    },
    {
      label: ['社区给链接起的称呼', 'what the community calls the holder of a link'],
      token_hash: ['链接口令的带密钥散列', 'keyed hash of the token', 'hashed'],
    },
  ),
  ...columns('duty_people', ofStaff, {
    name: ['值班人员姓名', 'name of somebody on duty'],
    title: ['值班人员职务', 'office of somebody on duty'],
  }),
  ...columns(
    'team_members',
    { ...ofStaff, purpose: text('知道网格里找谁、打哪个电话', 'to know whom to call in a grid') },
    {
      name: ['五包一成员姓名', 'name of a member of the team of a grid'],
      title: ['五包一成员职务', 'office of a member of the team of a grid'],
    },
  ),
];
