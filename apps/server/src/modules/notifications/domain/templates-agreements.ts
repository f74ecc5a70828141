import type { Text } from '../../../kernel/errors.ts';

/** Notices about co-building agreements. */
export const agreementTemplates: Readonly<Record<string, Text>> = {
  'agreement.revised': {
    zh: '共建协议 {number} 有修改，原来的签署作废，改好后会再送签。',
    en: 'Agreement {number} is being changed: signatures on the former edition are void.',
  },
  'agreement.sent': {
    zh: '共建协议 {number} 请签署。',
    en: 'Agreement {number} waits to be signed.',
  },
  'agreement.sent-back': {
    zh: '共建协议 {number} 被退回修改，理由见协议页。',
    en: 'Agreement {number} was sent back to be changed; its page says why.',
  },
  'agreement.signed': { zh: '共建协议 {number} 一方已签署。', en: 'One side has signed agreement {number}.' },
  'agreement.came-into-force': {
    zh: '共建协议 {number} 双方已签署，开始履行。',
    en: 'Agreement {number} has been signed by both sides and is in force.',
  },
  'agreement.withdrawn': {
    zh: '共建协议 {number} 的草案或变更已撤销，理由见协议页。',
    en: 'The draft or the change of agreement {number} was withdrawn; its page says why.',
  },
  'agreement.review-due': {
    zh: '共建协议 {number} 到了评议的时候，请双方各打分、写一句话。',
    en: 'Agreement {number} is due for its review: both sides, please rate it.',
  },
  'agreement.rated': { zh: '共建协议 {number} 一方已评议。', en: 'One side has rated agreement {number}.' },
  'agreement.review-concluded': {
    zh: '共建协议 {number} 评议完成，下一步见协议页。',
    en: 'The review of agreement {number} is done; its page says what comes next.',
  },
  'agreement.ended': {
    zh: '共建协议 {number} 已提前终止，理由见协议页。',
    en: 'Agreement {number} has ended early; its page says why.',
  },
  'agreement.expired': {
    zh: '共建协议 {number} 已到期，需要继续的请续签。',
    en: 'Agreement {number} has expired: renew it if it is to go on.',
  },
  'agreement.limit-warned': {
    zh: '共建协议 {number} 的{stage}时限{level}。',
    en: 'Agreement {number}: the time to {stage} {level}.',
  },
};
