import type { Text } from '../kernel/errors.ts';

/**
 * Where personal data lies, and why (PIPL art. 6, 13, 17, 19; GB/T 35273-2020): every column that holds what tells of a
 * person, with its purpose, its legal basis, how long it is kept and how it is stored. docs/generated/personal-data.md
 * is printed from it; a column whose name speaks of people and that stands in neither list fails a test.
 */
export interface PersonalColumn {
  table: string;
  column: string;
  what: Text;
  purpose: Text;
  basis: Basis;
  kept: Text;
  stored: Stored;
}
/** A duty laid on the authority by law (PIPL art. 13.1.3), consent (13.1.1), or the work of its staff (13.1.2). */
export type Basis = 'statutory' | 'consent' | 'employment';
/** Sealed: AES-256-GCM; hashed: only a keyed or slow hash; plain: as it was written, behind permissions. */
export type Stored = 'sealed' | 'hashed' | 'plain';

const text = (zh: string, en: string): Text => ({ zh, en });

const answering = text('受理、办理、回访和答复诉求', 'to accept, handle, follow up and answer the request');
const withRequest = text(
  '与诉求档案同期；到期清理尚未实现',
  'as long as the record of the request; removal after its term is not built yet',
);
const staffWork = text('确定谁在办理、谁有权限', 'to know who handles what and who may');
const withPerson = text(
  '人员在册期间；停用后随历史记录保留',
  'while the person is on the books; afterwards as part of the record',
);
const guarding = text('防止冒用和滥用', 'against impersonation and abuse');

type Columns = Record<string, [zh: string, en: string, stored?: Stored]>;
const columns = (
  table: string,
  of: Pick<PersonalColumn, 'purpose' | 'basis' | 'kept'>,
  rows: Columns,
): PersonalColumn[] =>
  Object.entries(rows).map(([column, [zh, en, stored = 'plain']]) => ({
    table,
    column,
    what: text(zh, en),
    ...of,
    stored,
  }));

const ofRequest = { purpose: answering, basis: 'statutory', kept: withRequest } as const;
const ofStaff = { purpose: staffWork, basis: 'employment', kept: withPerson } as const;

export const personalColumns: readonly PersonalColumn[] = [
  ...columns(
    'reporters',
    {
      purpose: text('联系反映人、回访', 'to reach the reporter and ask how it went'),
      basis: 'consent',
      kept: withRequest,
    },
    {
      name_sealed: ['反映人姓名（选填）', 'name of the reporter, if given', 'sealed'],
      phone_sealed: ['反映人电话（选填）', 'phone number of the reporter, if given', 'sealed'],
      phone_lookup: ['电话的带密钥散列，用于精确查找', 'keyed hash of the number, for exact lookup', 'hashed'],
    },
  ),
  ...columns('requests', ofRequest, {
    content: ['反映的内容', 'what was reported, in the resident’s words'],
    address: ['反映的地点', 'where it is, in words'],
    open_question: ['向反映人的提问', 'question put to the reporter'],
    answers: ['反映人的补充', 'what the reporter added'],
    public_text: ['给反映人的答复', 'answer to the reporter'],
    unsolved_reason: ['未解决的原因', 'why it was not solved'],
    rating_reasons: ['不满意的原因', 'why the reporter is not content'],
    asks: ['申请延期、挂账的理由', 'why more time or a hold was asked for'],
    suspension: ['挂账的理由', 'why it is on hold'],
    adoptions: ['领办人的编号和说明', 'number and words of who adopted it'],
    link: ['转出事项的编号', 'number of what it was handed over to'],
  }),
  ...columns('hotline_inbox', ofRequest, {
    raw_sealed: ['12345 热线来的消息原文', 'messages of the hotline as they came', 'sealed'],
    reason: ['这条消息没有办成的原因', 'why a message was not done'],
  }),
  ...columns('hotline_outbox', ofRequest, {
    body_sealed: ['告诉 12345 热线的办理情况', 'what the hotline is told of the handling', 'sealed'],
  }),
  ...columns('hotline_orders', ofRequest, {
    told: [
      '向热线申请退单、延期的理由和答复',
      'why an order was offered back or more time asked for, and their answer',
    ],
  }),
  ...columns('co_tasks', ofRequest, {
    task: ['请协办单位做的事', 'what a helper is asked to do'],
    stage_text: ['协办的阶段反馈', 'what a helper reports of a stage'],
    result_text: ['协办的结果', 'what a helper reports of the end'],
    end_reason: ['退回或收尾的理由', 'why a part was returned or closed'],
  }),
  ...columns('whistles', ofRequest, {
    reason: ['吹哨的理由', 'why the departments were called'],
    meeting_place: ['碰头的地点', 'where they meet'],
  }),
  ...columns('whistle_calls', ofRequest, {
    result_text: ['会商的结果', 'what came of the call'],
    end_reason: ['取消的理由', 'why the call was cancelled'],
    by_caller: ['吹哨方的评价', 'what the caller thought of the department'],
    by_called: ['报到方的评价', 'what the department thought of the caller'],
  }),
  ...columns(
    'admissions',
    { ...ofRequest, purpose: text('管住加给网格员的事', 'to keep count of what is put on grid workers') },
    {
      title: ['事项名称', 'name of the work'],
      detail: ['事项说明', 'what the work is'],
      decision_reason: ['审批意见', 'why it was approved or refused'],
    },
  ),
  ...columns(
    'exclusions',
    { ...ofRequest, purpose: text('考核申诉的评审', 'to decide an appeal against an assessment') },
    {
      reason: ['申诉的理由', 'why the unit appeals'],
      votes: ['评审人的编号和理由', 'numbers and reasons of the panel'],
    },
  ),
  ...columns('matters', ofRequest, {
    title: ['内容的开头', 'the first words of the content'],
    lon: ['反映的位置（经度）', 'where it is (longitude)'],
    lat: ['反映的位置（纬度）', 'where it is (latitude)'],
  }),
  ...columns(
    'matter_texts',
    { ...ofRequest, purpose: text('按文字查找诉求', 'to find a request by its words') },
    {
      haystack: ['内容与地点的文字', 'words of content and place'],
      tokens: ['文字的加盐散列', 'salted hashes of pairs of characters', 'hashed'],
    },
  ),
  ...columns(
    'request_prints',
    { ...ofRequest, purpose: text('发现重复诉求', 'to find requests that say the same') },
    { keys: ['文字的加盐散列', 'salted hashes of pairs of letters', 'hashed'] },
  ),
  ...columns('event_words', ofRequest, {
    words: ['办理中写下的话（理由、提问、备注）', 'what was written with an act: reasons, questions, notes'],
  }),
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
  ...columns('files', ofRequest, { name: ['上传时的文件名', 'file name as uploaded'] }),
  ...columns(
    'imports',
    { ...ofRequest, purpose: text('导入诉求并可撤回', 'to bring requests in and to take that back') },
    { file_name: ['导入的文件名', 'name of the imported file'] },
  ),
  ...columns(
    'idempotency_keys',
    {
      purpose: text('重复提交只办一次', 'so that a repeated call acts once'),
      basis: 'statutory',
      kept: text('7 天', '7 days'),
    },
    { body: ['首次的回答，可能含查询码', 'the first answer, which may hold a query code', 'sealed'] },
  ),
  ...columns(
    'offline_parcels',
    {
      purpose: text('离线记录只收一次', 'so that what was written offline arrives once'),
      basis: 'statutory',
      kept: withRequest,
    },
    { answer: ['收到时的回答，可能含查询码', 'the answer, which may hold a query code', 'sealed'] },
  ),
  ...columns('people', ofStaff, {
    name: ['工作人员姓名', 'name of a member of staff'],
    phone_sealed: ['工作人员电话', 'phone number of a member of staff', 'sealed'],
    phone_lookup: ['电话的带密钥散列', 'keyed hash of the number', 'hashed'],
  }),
  ...columns(
    'credentials',
    { ...ofStaff, purpose: guarding },
    {
      username: ['登录名', 'name to sign in with'],
      password_hash: ['密码的慢散列（scrypt）', 'slow hash of the password (scrypt)', 'hashed'],
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
  ...columns('posts', ofStaff, { title: ['岗位名称', 'title of the post'] }),
  ...columns('saved_views', ofStaff, {
    name: ['自己起的视图名', 'name given to one’s own view'],
    query: ['视图的筛选条件', 'filters of the view'],
  }),
  ...columns(
    'events',
    { ...ofStaff, purpose: text('留痕与审计', 'for the record and its audit') },
    {
      actor_id: ['经办人的编号', 'number of the person who acted'],
    },
  ),
  ...columns(
    'sessions',
    {
      purpose: guarding,
      basis: 'employment',
      kept: text('会话结束后当夜删除', 'until the night after the session ends'),
    },
    {
      address: ['登录时的网络地址', 'network address at sign-in'],
      agent: ['登录所用的程序', 'program signed in with'],
    },
  ),
  ...columns(
    'throttles',
    { purpose: guarding, basis: 'statutory', kept: text('窗口过后 2 天内', 'until two days after its window') },
    { bucket: ['网络地址或账号的带密钥散列', 'keyed hash of a network address or an account', 'hashed'] },
  ),
];

/** Words in the name of a column that make it speak of people until it is said that it does not. */
export const speaksOfPeople =
  /(^|_)(name|phone|mobile|tel|address|email|mail|content|title|text|texts|haystack|tokens|words|question|answers?|reasons?|note|notes|remark|comment|detail|body|agent|bucket|username|password|lon|lat|birth|birthday|gender|sex|age|card|idcard|mapping|signature|face|voice)(_|$)/;
