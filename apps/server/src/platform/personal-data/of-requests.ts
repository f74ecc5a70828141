import { columns, ofRequest, text, withRequest, type PersonalColumn } from './shape.ts';

/** Requests: who reported, what was said, who was asked. */
export const ofTheRequestLoop: readonly PersonalColumn[] = [
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
];
