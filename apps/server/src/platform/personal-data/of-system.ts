import { columns, guarding, ofRequest, ofStaff, text, withRequest, type PersonalColumn } from './shape.ts';

/** Accounts, sessions, files, the log. */
export const ofTheSystem: readonly PersonalColumn[] = [
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
