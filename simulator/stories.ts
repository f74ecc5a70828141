/** What residents of the demo say, by sub-category: sentences of our own. {c} compound, {b} building, {r} road, {n} a small number. */
export const stories: Record<string, readonly string[]> = {
  'heating.low-temperature': [
    '{c}{b}号楼顶层暖气不热，家里只有{n}6度，老人冻得感冒了。',
    '{c}{b}号楼这两天暖气温吞吞的，晚上要开电暖器。',
  ],
  'heating.stopped': ['{c}{b}号楼整栋停暖了，从昨晚到现在一点热气没有。'],
  'heating.leak': ['{c}{b}号楼{n}单元楼道的暖气管在漏水，地面都湿了。', '{c}楼下供热井一直冒水，路面快结冰了。'],
  'heating.fees': ['{c}{b}号楼去年报停了采暖，今年怎么还要交全额？'],
  'water.no-water': ['{c}{b}号楼停水两天了，没有人通知什么时候来。'],
  'water.stopped': ['{c}{b}号楼早上开始停水，做饭都没法做。'],
  'water.leak': ['{r}与人民路交叉口自来水管漏水，流了一路。', '{c}门口水表井往外冒水。'],
  'water.blocked-sewer': ['{c}{b}号楼{n}单元下水道堵了，一楼返污水，味道很大。', '{r}路边的污水井满了往外溢。'],
  'water.flooding': ['一下雨{r}就积水，电动车都过不去。'],
  'power.street-light': [
    '{r}从{c}到学校这一段路灯不亮，孩子放学黑漆漆的。',
    '{c}院里的路灯坏了{n}盏，老人晚上不敢出门。',
  ],
  'power.outage': ['{c}{b}号楼这周已经停电{n}次了，冰箱里的东西都坏了。'],
  'power.charging': ['{c}没有充电桩，很多人把电动车推上楼充电，太危险。'],
  'gas.leak': ['{c}{b}号楼楼道里有煤气味，请赶紧来看看。'],
  'property.service': [
    '{c}物业不怎么管，垃圾两天没清了，打电话也没人接。',
    '{c}{b}号楼单元门坏了{n}天，物业说没有配件一直拖着。',
    '{c}保安晚上没人值班，外来车随便进。',
  ],
  'property.maintenance-fund': [
    '{c}{b}号楼屋面漏水好几年，想用维修资金，不知道怎么申请。',
    '{c}{b}号楼电梯要大修，维修资金还差一部分，业主表决一直过不了。',
    '{c}外墙保温层脱落，物业说动用维修资金要等审批，等了{n}个月。',
  ],
  'property.fees': ['{c}物业费涨价没有征求业主意见，也没有公示。'],
  'property.lift': ['{c}{b}号楼电梯已经坏了{n}天，住高层的老人下不了楼。', '{c}{b}号楼电梯老是突然停，孩子被困过。'],
  'property.roof-leak': ['{c}{b}号楼顶楼漏雨，卧室墙皮都掉了，报修过没人来。'],
  'property.clutter': ['{c}{b}号楼{n}单元楼道堆满杂物，着火了跑都跑不掉。'],
  'sanitation.rubbish': ['{r}路口的垃圾堆了好几天没人清，苍蝇很多。', '{c}后门垃圾桶满了往外溢。'],
  'sanitation.construction-waste': ['有人半夜把建筑垃圾倒在{c}旁边的空地上。'],
  'sanitation.street-vendors': ['{r}早市摊贩占了半条马路，公交车都过不去。'],
  'sanitation.toilet': ['{r}公厕没水冲，里面很脏。'],
  'sanitation.dogs': ['{c}有人遛狗不牵绳，孩子被追着跑。'],
  'sanitation.snow': ['下雪后{c}门口人行道结冰没人清，老人摔倒了。'],
  'roads.potholes': ['{r}坑坑洼洼，下雨天看不见坑，骑车摔过人。'],
  'roads.manhole': ['{r}靠近{c}有个井盖松动，车压过去咣当响，怕有人掉下去。'],
  'roads.pavement': ['{r}人行道砖碎了一大片，轮椅推不过去。'],
  'roads.digging': [
    '{r}挖开以后一直没有回填，尘土飞扬。',
    '{c}门口换管道，围挡占了整条人行道，已经超期{n}天。',
    '{r}施工回填后路面沉了一道沟，晚上骑车摔过人。',
  ],
  'noise.construction': ['{c}旁边工地夜里十一点还在打桩，没法睡觉。'],
  'noise.business': ['{c}楼下烧烤店音响开到半夜，油烟也大。'],
  'noise.neighbours': ['{c}{b}号楼楼上天天半夜拖桌子，说了几次没用。'],
  'noise.square-dance': ['{c}广场舞音响太大，孩子写不了作业。'],
  'building.illegal': ['{c}一楼有人在公共绿地上搭了一间房。'],
  'building.falling': ['{c}{b}号楼外墙瓷砖往下掉，已经砸坏了车。'],
  'parking.occupied': ['{c}消防通道被私家车长期占着。'],
  'parking.shortage': ['{c}车位太少，晚上回来只能停在路边，还被贴条。'],
  'transport.bus': ['{n}路公交等了四十多分钟才来，能不能加一班。'],
  'social.pension': ['养老资格认证手机上弄不了，能不能在社区办？'],
  'medical.reimbursement': ['在外地住院的费用怎么报销，需要带什么材料？'],
  'education.enrolment': ['孩子今年上小学，户口和房子不在一起，应该报哪个学校？'],
  'civil.elderly': ['独居老人八十多岁，想问问有没有送餐服务。'],
  'environment.smoke': ['{c}附近有人烧垃圾，烟味很呛。'],
  'rural.canal': ['村里的水渠淤住了，{n}0亩地浇不上水。'],
  'labour.wages': ['在{r}工地干了三个月，工钱一直没结。'],
  'market.food': ['在{r}小超市买到过期牛奶，老板不给退。'],
};

/** For sub-categories without a story: the words of the list, as a resident might put them together. */
export const plainStory = (name: string, words: readonly string[], place: string): string =>
  `${place}${words.slice(0, 2).join('、') || name}的问题，反映一下「${name}」，希望有人来看看。`;

export const replies: readonly string[] = [
  '接单后当天到现场查看，问题属实，已安排人员处理完毕，现场恢复正常，已当面告知您。',
  '已联系责任单位完成维修，试用正常；后续一周我们会再巡查一次。',
  '经核实已整改到位，责任单位承诺今后每天检查，如再出现请随时拨打我们的电话。',
  '现场情况已处理，更换了损坏部件并清理了周边，感谢您及时反映。',
];
export const explanations: readonly string[] = [
  '您咨询的事项可在社区党群服务中心二楼窗口办理，需带身份证和户口本；行动不便的可以由网格员代办。',
  '按照现行规定需要满足两个条件，已电话向您逐条说明，并把材料清单发给了社区网格员。',
];
export const unsolved: readonly string[] = [
  '需要列入明年改造计划，已登记并告知预计时间。',
  '产权单位已破产，正在由街道协调新的管护单位。',
];
export const supplied: readonly string[] = [
  '是三单元，一楼到五楼都这样。',
  '门牌号写错了，是隔壁那栋。',
  '一般是晚上九点以后。',
];
