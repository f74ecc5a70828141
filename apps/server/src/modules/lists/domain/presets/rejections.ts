import type { RejectionItem } from '../items.ts';

/** The six kinds of non-acceptance (北京市接诉即办工作条例 Art. 11), each with where to turn instead. */
export const presetRejections: RejectionItem[] = [
  {
    code: 'emergency',
    name: '应由紧急服务处理',
    nameEn: 'For the emergency services',
    advice: '这件事关系人身安全，请马上拨打：报警 110、火警 119、急救 120、交通事故 122。我们已记录，但不能代替出警。',
    adviceEn:
      'This is about life and safety. Call at once: police 110, fire 119, ambulance 120, traffic accidents 122.',
    phone: '110 / 119 / 120 / 122',
  },
  {
    code: 'statutory-route',
    name: '应走法定渠道',
    nameEn: 'For the courts or another statutory route',
    advice:
      '这件事已经或应当通过诉讼、仲裁、行政复议、信访等法定程序解决，我们不能代替。不知道怎么走，可拨打 12348 免费问律师。',
    adviceEn:
      'This has to go through court, arbitration, administrative review or the petition office. For free legal advice call 12348.',
    phone: '12348',
  },
  {
    code: 'repeat',
    name: '重复反映且无新情况',
    nameEn: 'Already answered, nothing new',
    advice: '同一件事已经答复过，没有新的事实和理由。您可以用原来的查询码查看答复；有新情况请补充后再提交。',
    adviceEn:
      'The same matter has been answered and there are no new facts. See the answer with your first query code; when there is news, send it in.',
  },
  {
    code: 'secrets',
    name: '涉及国家秘密、商业秘密或他人隐私',
    nameEn: 'About secrets or the privacy of others',
    advice: '您反映的内容涉及秘密或他人隐私，不能在这里受理，也请不要在网上传播。请到有权机关当面反映。',
    adviceEn:
      'This touches secrets or the privacy of others and cannot be taken here. Please report it to the competent authority in person.',
  },
  {
    code: 'outside-duty',
    name: '不属于政府职责',
    nameEn: 'Not a duty of government',
    advice:
      '这件事属于市场经营或个人之间的事务，应由当事人协商或通过合同约定解决；消费纠纷可拨打 12315，邻里纠纷可找社区调解。',
    adviceEn:
      'This is a matter between the parties. For consumer disputes call 12315; for disputes with neighbours ask the community for mediation.',
    phone: '12315',
  },
  {
    code: 'unlawful',
    name: '违反法律或公序良俗',
    nameEn: 'Against the law or public morals',
    advice: '您提出的要求不符合法律规定或公序良俗，不能办理。如对法律规定有疑问，可拨打 12348 咨询。',
    adviceEn: 'What is asked for is against the law or public morals and cannot be done. For legal advice call 12348.',
    phone: '12348',
  },
];
