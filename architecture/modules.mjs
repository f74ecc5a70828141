// The whole dependency rule: a module imports only modules above it, through their index.ts.
export const modules = [
  'territory',
  'organizations',
  'accounts',
  'files',
  'lists',
  'matters',
  'offline',
  'requests',
  'notifications',
  'insight',
  'reporting',
  'exchange',
];
