/** Where what does not belong to the desk has to go at once, with the words by which a report gives itself away. */
export interface Route {
  code: string;
  name: string;
  phone: string | null;
  words: readonly string[];
  zh: string;
  en: string;
}

const route = (code: string, name: string, phone: string | null, words: string, zh: string, en: string): Route => ({
  code,
  name,
  phone,
  words: words.split(' '),
  zh,
  en,
});

/**
 * As shipped; a tenant's own stand in its settings. Emergency numbers are those of the country; petition, arbitration,
 * litigation and discipline are statutory routes that the desk may not take the place of (信访工作条例 2022; 仲裁法; 监察法).
 */
export const shippedRoutes: readonly Route[] = [
  route(
    'fire',
    '火警',
    '119',
    '着火 起火 失火 火灾 冒浓烟 爆炸 煤气泄漏 燃气泄漏',
    '如果正在发生火灾、爆炸或燃气泄漏，请马上离开并拨打 119。您的反映已经收到，但它不能代替报警。',
    'If there is fire, an explosion or a gas leak right now, get away and call 119. Your report has arrived, but does not replace that call.',
  ),
  route(
    'police',
    '报警',
    '110',
    '打架 持刀 抢劫 盗窃 被偷 入室 家暴 诈骗 威胁我 失踪 走失',
    '如果人身或财产正受到侵害，请马上拨打 110。您的反映已经收到，但它不能代替报警。',
    'If somebody is being harmed or robbed, call 110 at once. Your report has arrived, but does not replace that call.',
  ),
  route(
    'ambulance',
    '急救',
    '120',
    '昏迷 晕倒 大出血 心梗 中毒 没有呼吸 抽搐 触电 溺水',
    '如果有人需要急救，请马上拨打 120。您的反映已经收到，但它不能代替呼救。',
    'If somebody needs an ambulance, call 120 at once. Your report has arrived, but does not replace that call.',
  ),
  route(
    'traffic',
    '交通事故',
    '122',
    '车祸 撞车 撞人 交通事故 肇事',
    '发生交通事故请马上拨打 122，有人受伤同时拨打 120。您的反映已经收到，但它不能代替报警。',
    'After a traffic accident call 122, and 120 if somebody is hurt. Your report has arrived, but does not replace that call.',
  ),
  route(
    'petition',
    '信访',
    null,
    '信访 上访',
    '信访事项可向信访局提出，收到后 15 日内会书面告知是否受理。您的反映我们也已收到。',
    'A petition may be brought to the petition office, which tells you within 15 days whether it accepts it. Your report has arrived here as well.',
  ),
  route(
    'arbitration',
    '劳动仲裁',
    '12333',
    '拖欠工资 欠薪 劳动仲裁 工伤认定 不签合同 辞退',
    '劳动争议可拨打 12333 或向劳动人事争议仲裁委员会申请仲裁，不收费。您的反映我们也已收到。',
    'For labour disputes call 12333 or apply for arbitration, free of charge. Your report has arrived here as well.',
  ),
  route(
    'litigation',
    '诉讼与法律援助',
    '12348',
    '起诉 法院判决 打官司 强制执行 欠钱不还',
    '应由法院解决的事项我们不能代替，可拨打 12348 免费咨询律师。您的反映我们也已收到。',
    'What a court has to decide we cannot. For free legal advice call 12348. Your report has arrived here as well.',
  ),
  route(
    'discipline',
    '纪检监察',
    '12388',
    '贪污 受贿 行贿 吃拿卡要 违纪 索要好处',
    '反映公职人员违纪违法，请拨打 12388 或到纪检监察机关举报，依法为您保密。',
    'To report misconduct of officials call 12388 or go to the supervisory commission; your identity is protected by law.',
  ),
];

/** The routes whose words the text holds, at most two, the most urgent first. */
export function routesFor(text: string, routes: readonly Route[]): Route[] {
  const plain = text.normalize('NFKC');
  return routes.filter(({ words }) => words.some((word) => plain.includes(word))).slice(0, 2);
}
