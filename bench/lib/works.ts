import type { Seeded } from './seed.ts';
import { PHRASE } from './seed.ts';
import type { Work } from './load.ts';

/** W1–W6 through the product's own API, each call signed in, with its permission, its log and its validation. */
export function productWorks(seed: Seeded): Work[] {
  const as = (cookie: string): Record<string, string> => ({ cookie: `__Host-huying=${cookie}` });
  const handler = as(seed.handler);
  const dispatcher = as(seed.dispatcher);
  let created = 0;
  let picked = 0;
  const versions = new Map<number, { id: string; version: number }>();
  const mine = (client: number): { id: string; version: number } => {
    let own = versions.get(client);
    if (!own) {
      own = { id: seed.handlingIds[client] ?? '', version: 1 };
      versions.set(client, own);
    }
    return own;
  };
  const json = (text: string): { items?: unknown[]; id?: string; log?: unknown[]; version?: number } =>
    JSON.parse(text);
  return [
    {
      name: 'W1 create',
      make: () => ({
        method: 'POST',
        path: '/api/requests',
        headers: dispatcher,
        body: {
          content: `市民反映：西城路${created++ % 300}号附近路灯不亮，该问题持续已有半个月，附近居民约三百户受到影响，此前电话登记过一次，请网格员现场查看，希望公开办理结果。`,
          source: 'phone',
          category: seed.categories[created % seed.categories.length],
        },
      }),
      check: (status, text) => status === 201 && json(text).id !== undefined,
    },
    {
      name: 'W2 newest 20 open of a unit',
      make: () => ({
        method: 'GET',
        path: `/api/requests?holderId=${seed.departments[picked++ % seed.departments.length]}&open=true`,
        headers: dispatcher,
      }),
      check: (_, text) => json(text).items?.length === 20,
    },
    {
      name: 'W3 one request with its log',
      make: () => ({
        method: 'GET',
        path: `/api/requests/${seed.allIds[(picked++ * 7919) % seed.allIds.length]}`,
        headers: dispatcher,
      }),
      check: (_, text) => (json(text).log?.length ?? 0) >= 1,
    },
    {
      name: 'W4 one action',
      make: (client) => {
        const { id, version } = mine(client);
        return {
          method: 'POST',
          path: `/api/requests/${id}/contact`,
          headers: handler,
          body: { channel: 'phone', reached: true, note: '已联系', version },
        };
      },
      check: (_, text, client) => {
        const answer = json(text);
        if (answer.version === undefined) return false;
        mine(client).version = answer.version;
        return true;
      },
    },
    {
      name: 'W5 phrase of five',
      make: () => ({ method: 'GET', path: `/api/search?q=${encodeURIComponent(PHRASE)}`, headers: dispatcher }),
      check: (_, text) => json(text).items?.length === 20,
    },
    {
      name: 'W5 phrase of two',
      make: () => ({ method: 'GET', path: `/api/search?q=${encodeURIComponent('积水')}`, headers: dispatcher }),
      check: (_, text) => json(text).items?.length === 20,
    },
    {
      name: 'W6 counts',
      make: () => ({ method: 'GET', path: '/api/reports/matrix', headers: dispatcher }),
      check: (_, text) => Object.keys((JSON.parse(text) as { units: object }).units).length >= seed.departments.length,
    },
  ];
}

/** The same through the thin server. */
export function thinWorks(seed: Seeded): Work[] {
  let n = 0;
  const many = (text: string): boolean => (JSON.parse(text) as unknown[]).length === 20;
  return [
    {
      name: 'W1 create',
      make: () => ({
        method: 'POST',
        path: '/create',
        body: {
          content: `市民反映：西城路${n++ % 300}号附近路灯不亮，该问题持续已有半个月，附近居民约三百户受到影响，此前电话登记过一次，请网格员现场查看，希望公开办理结果。`,
          category: seed.categories[n % seed.categories.length],
        },
      }),
      check: (status) => status === 201,
    },
    {
      name: 'W2 newest 20 open of a unit',
      make: () => ({ method: 'GET', path: `/list/${seed.departments[n++ % seed.departments.length]}` }),
      check: (_, text) => many(text),
    },
    {
      name: 'W3 one request with its log',
      make: () => ({ method: 'GET', path: `/one/${seed.allIds[(n++ * 7919) % seed.allIds.length]}` }),
      check: (_, text) => text.length > 500,
    },
    {
      name: 'W4 one action',
      make: (client) => ({ method: 'POST', path: `/act/${seed.handlingIds[100 + client]}`, body: {} }),
      check: (_, text) => text.includes('version'),
    },
    {
      name: 'W5 phrase of five',
      make: () => ({ method: 'GET', path: `/find?q=${encodeURIComponent(PHRASE)}` }),
      check: (_, text) => many(text),
    },
    {
      name: 'W5 phrase of two',
      make: () => ({ method: 'GET', path: `/find?q=${encodeURIComponent('积水')}` }),
      check: (_, text) => many(text),
    },
    { name: 'W6 counts', make: () => ({ method: 'GET', path: '/counts' }), check: (_, text) => text.length > 20_000 },
  ];
}
