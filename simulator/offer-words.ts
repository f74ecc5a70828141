/** What units of the demo give. Everything in it is made up. */
export interface OfferWords {
  sort: string;
  name: string;
  details: string;
  measure: string;
  /** At least and at most of it. */
  capacity: readonly [number, number];
  perNeed?: number;
  renews?: boolean;
  giver?: 'unit' | 'organisation' | 'team' | 'social-worker' | 'member';
}

const offer = (sort: string, name: string, details: string, measure: string, least: number, most: number) => ({
  sort,
  name,
  details,
  measure,
  capacity: [least, most] as const,
});

/** What every unit can give, whatever it does. */
const common: readonly OfferWords[] = [
  { ...offer('room', '会议室、多功能厅', '可排练、开会、办讲座，带音响和投影', '场次', 6, 24), renews: true },
  { ...offer('room', '院内停车位错时共享', '下班后和周末向附近居民开放', '个', 8, 40), renews: true },
  { ...offer('skill', '党员志愿服务队', '上门打扫、代买代办、陪伴独居老人', '人次', 12, 80), giver: 'team' },
  { ...offer('skill', '水电家电维修', '为老人和困难家庭检查水电、修小家电', '次', 6, 40), giver: 'member' },
  { ...offer('money', '爱心帮扶金', '帮扶困难家庭取暖、就医、助学', '元', 3000, 30_000), perNeed: 500 },
  offer('goods', '米面油生活用品', '节日和遇困时发放，可送上门', '份', 10, 80),
  offer('job', '保洁、保安岗位', '家门口就业，优先困难家庭', '个', 1, 8),
  { ...offer('class', '电脑和手机使用培训', '教老人用手机挂号、缴费、视频', '人次', 20, 120), giver: 'member' },
];

/** Which words of a unit's name tell what else it can give. */
export const offersByUnit: readonly { when: RegExp; offers: readonly OfferWords[] }[] = [
  {
    when: /学|幼儿园|青少年宫|团委/,
    offers: [
      { ...offer('room', '操场和体育馆', '周末和假期开放，可办运动会、打篮球', '场次', 10, 48), renews: true },
      { ...offer('class', '放学后托管和作业辅导', '教师和大学生志愿者带班', '人次', 30, 200), giver: 'team' },
      offer('class', '家庭教育讲座', '请骨干教师讲亲子沟通和习惯培养', '场', 2, 12),
      { ...offer('skill', '书法绘画老师', '教书法、绘画、剪纸', '课时', 8, 60), giver: 'member' },
      offer('goods', '图书和学习用品', '书桌、台灯、文具和课外书', '套', 10, 100),
    ],
  },
  {
    when: /医院|保健|康复|红十字|养老/,
    offers: [
      { ...offer('skill', '专家义诊', '内科、骨科、中医，量血压测血糖', '人次', 60, 300), giver: 'team' },
      offer('class', '慢病用药和急救培训', '高血压、糖尿病讲座，心肺复苏练习', '人次', 40, 200),
      { ...offer('skill', '家庭医生上门', '换药、康复指导、护理示范', '人次', 10, 80), giver: 'member' },
      { ...offer('goods', '轮椅拐杖借用', '短期免费借用，登记即可', '件', 4, 30), renews: true },
      offer('class', '家庭护理技能班', '翻身、喂饭、防跌倒，可考护理证', '人次', 20, 90),
    ],
  },
  {
    when: /银行|保险|税务|会计/,
    offers: [
      offer('class', '防诈骗和理财讲座', '讲养老诈骗、贷款和保险常识', '场', 2, 16),
      { ...offer('money', '创业小额贷款指导', '帮小店办照、贷款、记账', '户', 5, 40), perNeed: 1 },
      offer('class', '开店办照辅导', '工商登记、报税、财务入门', '人次', 10, 60),
    ],
  },
  {
    when: /公司|厂|场|超市|物流|快递|园区|粮油|盐业|烟草|客运/,
    offers: [
      offer('job', '车间和仓储岗位', '有培训，包工作餐', '个', 2, 30),
      offer('job', '弹性工时岗位', '适合带孩子的居民，按小时计', '个', 1, 12),
      offer('goods', '爱心物资', '被褥、棉衣、家电等过冬物品', '件', 10, 90),
      { ...offer('skill', '电工焊工师傅', '修灯、焊扶手、装充电棚', '工时', 16, 120), giver: 'member' },
      offer('money', '公益项目冠名资金', '支持社区路灯、健身器材和小修缮', '元', 5000, 60_000),
    ],
  },
  {
    when: /园林|环卫|路灯|市政|水厂|污水|供水|供电|热力|燃气|水务|住建|城管|交通/,
    offers: [
      { ...offer('skill', '抢修和清淤队伍', '带车清淤、修路面、补装路灯', '台班', 4, 40), giver: 'team' },
      offer('goods', '苗木和园艺工具', '花草苗木、铁锹水壶', '套', 10, 120),
      { ...offer('skill', '入户安全检查', '查燃气、水电、暖气，装报警器', '户次', 30, 200), giver: 'team' },
      offer('goods', '路面修补材料', '砂石、沥青冷补料、水泥', '吨', 3, 40),
    ],
  },
  {
    when: /律师|公证|法律|法庭|检察|司法|派出所|交警|消防/,
    offers: [
      { ...offer('skill', '法律咨询', '婚姻、继承、劳动、物业纠纷', '人次', 20, 120), giver: 'member' },
      offer('class', '安全和普法课', '防溺水、防火、防拐骗、反家暴', '场', 3, 20),
      { ...offer('skill', '消防隐患排查', '清楼道、查充电、教用灭火器', '次', 6, 40), giver: 'team' },
    ],
  },
  {
    when: /文化|图书|博物|体育|老年大学|文联|档案|科协/,
    offers: [
      { ...offer('room', '排练厅和展厅', '合唱、舞蹈排练，书画展览', '场次', 12, 60), renews: true },
      { ...offer('skill', '文艺辅导老师', '太极拳、八段锦、合唱、广场舞', '课时', 12, 90), giver: 'team' },
      { ...offer('goods', '音响舞台和放映设备', '联欢会、露天电影借用', '套', 2, 12), renews: true },
      offer('goods', '流动图书', '读书角配书、配书架', '册', 100, 900),
    ],
  },
  {
    when: /协会|慈善|工会|妇联|工商联|志愿者|支部/,
    offers: [
      { ...offer('skill', '心理疏导和陪伴', '持证心理咨询师和社工，可入户', '人次', 12, 90), giver: 'social-worker' },
      { ...offer('class', '技能培训班', '月嫂、护理、电商直播、手工编织', '人次', 20, 150), giver: 'organisation' },
      {
        ...offer('money', '助学和应急救助金', '因病、因灾、助学', '元', 5000, 50_000),
        perNeed: 1000,
        giver: 'organisation',
      },
      { ...offer('job', '来料加工手工活', '在家可做，按件计酬', '份', 5, 60), giver: 'organisation' },
    ],
  },
];

export const offersOf = (unitName: string): readonly OfferWords[] => [
  ...offersByUnit.flatMap(({ when, offers }) => (when.test(unitName) ? offers : [])),
  ...common,
];

/** The same offer at different times: each stands on the list by itself. */
export const turns = [
  { label: '', weekdays: [], hours: '' },
  { label: '工作日晚间', weekdays: [1, 2, 3, 4, 5], hours: '18:30–20:30' },
  { label: '周六上午', weekdays: [6], hours: '9:00–11:30' },
  { label: '周日下午', weekdays: [7], hours: '14:30–17:00' },
  { label: '每月逢五', weekdays: [], hours: '9:00–17:00' },
  { label: '寒暑假', weekdays: [1, 2, 3, 4, 5], hours: '8:30–17:30' },
] as const;
