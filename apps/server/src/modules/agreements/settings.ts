import type { AgreementTemplate } from './contract.ts';

/** What a new tenant begins with; afterwards the template is the tenant's own. */
export const shippedTemplate: Omit<AgreementTemplate, 'version'> = {
  title: '{community}与{unit}共建协议书',
  clauses: [
    {
      title: '共建目标',
      text: '{community}与{unit}本着资源共享、优势互补、共驻共建的原则，结成共建对子，共同回应居民需求，办好居民身边的实事。',
    },
    {
      title: '社区的责任',
      text: '社区负责收集、核实居民需求，形成《居民需求清单》；为共建单位开展服务提供场地、组织和宣传便利；如实记录服务情况，及时反馈居民意见。',
    },
    {
      title: '共建单位的责任',
      text: '共建单位结合自身职能和特长，提供《辖区资源清单》所列资源；确定专人联系；按约定的数量和时限兑现承诺，有困难的提前告知社区。',
    },
    {
      title: '共同项目',
      text: '双方按《服务项目清单》共同实施服务项目，分工明确，进度公开，完工后共同查看实效、听取居民评价。',
    },
    {
      title: '评议与调整',
      text: '双方每半年互相评议一次，写明下一步打算。清单和条款需要变更的，由双方重新签署后生效。',
    },
    {
      title: '期限',
      text: '本协议自{from}起至{until}止。期满前双方可以续签；任何一方提前终止的，应当书面说明理由。',
    },
    {
      title: '其他',
      text: '本协议不产生费用结算关系，未尽事宜由双方协商解决。本协议双方签署后生效，双方各执一份。',
    },
  ],
  termMonths: 12,
  reviewMonths: 6,
  reviewWithinDays: 30,
  signWithinDays: 15,
};
