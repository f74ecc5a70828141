/**
 * The twelve departments that the shipped duty list names, by the codes a deployment gives its units. The demo district
 * makes its departments with the same codes; a county that has others publishes a duty list of its own.
 */
export const departments = {
  development: { code: 'dept-development', name: '发展和改革局', shortName: '发改局' },
  housing: { code: 'dept-housing', name: '住房和城乡建设局', shortName: '住建局' },
  urban: { code: 'dept-urban', name: '综合执法局', shortName: '执法局' },
  transport: { code: 'dept-transport', name: '交通运输局', shortName: '交通局' },
  police: { code: 'dept-police', name: '公安分局', shortName: '公安' },
  ecology: { code: 'dept-ecology', name: '生态环境分局', shortName: '环保' },
  rural: { code: 'dept-rural', name: '农业农村和水务局', shortName: '农水局' },
  labour: { code: 'dept-labour', name: '人力资源和社会保障局', shortName: '人社局' },
  medical: { code: 'dept-medical', name: '医疗保障局', shortName: '医保局' },
  education: { code: 'dept-education', name: '教育局', shortName: '教育局' },
  civil: { code: 'dept-civil', name: '民政局', shortName: '民政局' },
  market: { code: 'dept-market', name: '市场监督管理局', shortName: '市场监管局' },
} as const;
export type Department = keyof typeof departments;
