// The whole dependency rule: a module imports only modules above it, through their index.ts.
export const modules = [
  'territory',
  'organizations',
  'accounts',
  'cards',
  'files',
  'nets',
  'facilities',
  'lists',
  'matters',
  'requests',
  'regrids',
  'patrols',
  'notifications',
  'insight',
  'reporting',
  'exchange',
];
