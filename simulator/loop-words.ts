/** Words of the resource loop's demo. Everything in it is made up; what is asked for and given is what such districts write. */
export interface NeedWords {
  sort: string;
  groups: readonly string[];
  asks: readonly string[];
}

/** Seven kinds of needs, each with how often it comes. */
export const needWords: readonly (NeedWords & { weight: number })[] = [
  {
    sort: 'care',
    weight: 22,
    groups: ['独居老人', '高龄老人', '残疾居民', '失能老人家庭', '空巢老人'],
    asks: [
      '洗澡、理发不方便，希望有人定期上门帮忙',
      '下楼困难，想请志愿者代买菜、代取药',
      '楼道没有扶手，上下楼吃力，想加装扶手',
      '家属想学翻身、喂饭等护理知识',
      '想借用轮椅、拐杖，短期周转',
      '午饭没有着落，盼有助餐点或送餐',
      '盼有人常来说说话，过节有人走动',
      '不会用手机挂号、缴费，想有人手把手教',
      '单元门口想做无障碍坡道',
      '家里水电老化，想请人上门检查维修',
      '想做一次居家安全排查，装好燃气报警器',
    ],
  },
  {
    sort: 'children',
    weight: 14,
    groups: ['双职工家庭的孩子', '小学生', '随迁子女', '留守儿童', '困境儿童'],
    asks: [
      '放学后没人看管，想有地方写作业',
      '寒暑假没有去处，想办托管班',
      '作业没人辅导，想请老师或大学生帮带',
      '想有人教书法、绘画，提供场地',
      '家里缺书桌和台灯，想得到学习用品',
      '想开防溺水、防拐骗安全课',
      '家长想听家庭教育讲座',
      '心理上有些封闭，想有心理老师聊聊',
      '想有个室内活动的地方，冬天能跑跳',
    ],
  },
  {
    sort: 'health',
    weight: 13,
    groups: ['慢性病患者', '六十岁以上居民', '育龄妇女', '行动不便的病人', '退休职工'],
    asks: [
      '想在社区量血压、测血糖，有医生看结果',
      '希望请专家来义诊，看看腰腿疼',
      '想听高血压、糖尿病的用药讲座',
      '去医院路远，盼家庭医生上门换药',
      '想学急救和心肺复苏',
      '想做口腔和视力检查',
      '想了解医保报销和异地就医怎么办',
      '想请中医来做推拿、艾灸体验',
    ],
  },
  {
    sort: 'culture',
    weight: 14,
    groups: ['社区合唱队', '广场舞队', '退休居民', '年轻人', '书画爱好者'],
    asks: [
      '排练没有地方，想借用会议室或活动室',
      '想请老师教太极拳、八段锦',
      '想学剪纸、书法，缺老师和纸笔',
      '晚上想有篮球、羽毛球场地',
      '过年想办一场社区联欢会，缺音响和舞台',
      '想办露天电影，缺放映设备',
      '想有个读书角，缺书和书架',
      '想组织一次邻里运动会，缺器材和裁判',
    ],
  },
  {
    sort: 'surroundings',
    weight: 18,
    groups: ['沿街住户', '老旧小区居民', '种地的居民', '上班族', '楼院居民'],
    asks: [
      '院里没有电动车充电棚，飞线充电不安全',
      '楼前坑洼积水，想修一修路面',
      '健身器材锈坏了，想换新或维修',
      '楼道堆物多，想组织清理并有地方存放',
      '水渠淤了，地里浇不上水，想清一清淤',
      '夜里楼间没有灯，想补装几盏',
      '想在空地种上花草，缺苗木和工具',
      '停车难，想和附近单位错时共享车位',
      '垃圾桶太少，夏天气味大，想增设',
      '快递没处放，想有个智能柜',
    ],
  },
  {
    sort: 'work',
    weight: 10,
    groups: ['待业青年', '宝妈', '下岗职工', '返乡农民工', '刚毕业的大学生'],
    asks: [
      '想找离家近、能照顾孩子的工作',
      '想学月嫂、护理，考个证',
      '想学电商直播卖农产品',
      '想学电工、焊工，有证好上岗',
      '想开小店，不懂办照和贷款',
      '想有人帮忙改简历、练面试',
      '想接些手工活在家做',
    ],
  },
  {
    sort: 'hardship',
    weight: 9,
    groups: ['低保家庭', '因病致困家庭', '单亲家庭', '残疾人家庭', '临时遇困家庭'],
    asks: [
      '冬天取暖费有困难，盼能帮一把',
      '缺米面油等生活用品',
      '孩子上学费用吃紧，想得到助学',
      '看病花费大，想了解能申请哪些救助',
      '想得到被褥、棉衣等过冬物品',
      '想有人帮着找一份长期的工作',
      '房屋漏雨，没有能力修缮',
    ],
  },
];

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

export interface ProjectWords {
  name: string;
  type: 'co-building' | 'livelihood' | 'key' | 'residents';
  sort: string;
  content: string;
  before: string;
  after: string;
  budget: readonly [number, number];
  steps: readonly string[];
}
const work = ['现场勘察', '确定方案和用料', '施工', '验收'] as const;
const serve = ['摸底登记', '组建队伍', '开展服务', '回访总结'] as const;
const project = (
  type: ProjectWords['type'],
  sort: string,
  name: string,
  content: string,
  told: readonly [string, string],
  budget: readonly [number, number],
  steps: readonly string[],
): ProjectWords => ({ type, sort, name, content, before: told[0], after: told[1], budget, steps });

export const projectWords: readonly ProjectWords[] = [
  project(
    'co-building',
    'surroundings',
    '沟渠清淤',
    '清理淤积的水渠，修补渠壁和闸门，保证灌水',
    ['渠道淤死，地里浇不上水', '渠道疏通，水到地头'],
    [20_000, 180_000],
    work,
  ),
  project(
    'co-building',
    'surroundings',
    '楼院路灯补装',
    '补装楼间路灯，接入路灯管护台账',
    ['夜里楼间没有灯，老人不敢下楼', '补装到位，夜间通行明亮'],
    [8000, 60_000],
    work,
  ),
  project(
    'livelihood',
    'surroundings',
    '电动车充电棚',
    '选址建充电棚，拆除飞线',
    ['飞线充电多，有火灾隐患', '充电棚投用，飞线全部拆除'],
    [30_000, 150_000],
    work,
  ),
  project(
    'livelihood',
    'surroundings',
    '楼前路面修补',
    '修补坑洼路面，疏通雨水口',
    ['雨天积水没过脚面', '路面平整，雨后不积水'],
    [20_000, 200_000],
    work,
  ),
  project(
    'residents',
    'surroundings',
    '楼院小花园',
    '居民自己清理空地，种花种草，认领养护',
    ['空地堆满杂物', '空地成了花园，二十户认领养护'],
    [2000, 20_000],
    work,
  ),
  project(
    'residents',
    'surroundings',
    '楼道清洁自治',
    '楼栋居民议定公约，轮值清扫，杂物定点存放',
    ['楼道堆物多，通行不便', '楼道干净，轮值坚持下来'],
    [500, 6000],
    serve,
  ),
  project(
    'co-building',
    'care',
    '老年助餐点',
    '利用闲置房屋办助餐点，行动不便的送餐上门',
    ['独居老人午饭没有着落', '助餐点每天供餐，送餐到户'],
    [30_000, 260_000],
    serve,
  ),
  project(
    'co-building',
    'care',
    '敲门陪伴',
    '志愿者结对独居老人，每周敲门两次',
    ['独居老人没人说话，有事没人知道', '结对到人，每周有人上门'],
    [1000, 12_000],
    serve,
  ),
  project(
    'livelihood',
    'care',
    '适老化扶手坡道',
    '为高龄和残疾居民加装扶手、修坡道',
    ['腿脚不便的居民上下楼吃力', '扶手坡道装好，出行方便'],
    [10_000, 120_000],
    work,
  ),
  project(
    'co-building',
    'children',
    '四点半课堂',
    '放学后托管，大学生和教师志愿者辅导作业',
    ['双职工家庭的孩子放学没人管', '孩子放学有去处，作业有人辅导'],
    [3000, 40_000],
    serve,
  ),
  project(
    'co-building',
    'children',
    '假期成长营',
    '寒暑假开设安全、阅读、运动课程',
    ['假期孩子没有去处', '假期营开班，孩子有人带'],
    [5000, 50_000],
    serve,
  ),
  project(
    'co-building',
    'health',
    '健康驿站',
    '每周义诊，建慢病档案，家庭医生签约',
    ['慢病居民量血压要跑远路', '家门口有义诊，慢病有人管'],
    [5000, 60_000],
    serve,
  ),
  project(
    'livelihood',
    'health',
    '应急救护进楼院',
    '配置急救箱和除颤仪，培训居民',
    ['楼院没有急救设备，也没人会用', '设备到位，每栋楼有人会用'],
    [10_000, 90_000],
    serve,
  ),
  project(
    'co-building',
    'culture',
    '社区文艺队扶持',
    '提供排练场地和老师，办邻里节',
    ['文艺队没有排练的地方', '有场地有老师，邻里节办起来了'],
    [2000, 30_000],
    serve,
  ),
  project(
    'residents',
    'culture',
    '邻里读书角',
    '居民捐书，志愿者轮值开放',
    ['想看书没有去处', '读书角每天开放，借阅不断'],
    [500, 8000],
    serve,
  ),
  project(
    'co-building',
    'work',
    '家门口就业',
    '对接企业岗位，办专场招聘和技能培训',
    ['待业居民找不到合适的岗位', '多人签约上岗，技能培训结业'],
    [2000, 40_000],
    serve,
  ),
  project(
    'co-building',
    'hardship',
    '暖冬行动',
    '走访困难家庭，发放过冬物资和取暖补助',
    ['困难家庭过冬缺衣少被', '物资补助发放到户'],
    [5000, 80_000],
    serve,
  ),
  project(
    'key',
    'surroundings',
    '老旧小区改造',
    '管网、外墙、停车和公共空间一并改造',
    ['管网老化，停车混乱', '改造完成，物业进驻'],
    [300_000, 3_000_000],
    work,
  ),
];
