import type { Page } from 'playwright-core';

/** The one password of the demo accounts. */
const PASSWORD = 'yunchuan-2026';

interface Post {
  id: string;
  unitId: string;
  placeId: string;
  placeName: string;
}
// biome-ignore lint/suspicious/noExplicitAny: journeys look into answers of any shape
type Json = any;

/** A member of staff working elsewhere, over the interface. */
export interface Staff {
  post: Post;
  personId: string;
  get(path: string): Promise<Json>;
  send(path: string, body?: object): Promise<Json>;
  /** An action on a request as it stands. */
  act(id: string, action: string, body?: object): Promise<Json>;
  find(number: string): Promise<Json>;
}

async function ask(url: string, init: RequestInit): Promise<{ json: Json; cookie: string }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...init.headers };
  const response = await fetch(url, { ...init, headers });
  const json = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(`${init.method} ${url}: ${response.status} ${JSON.stringify(json)}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { json, cookie };
}

export const publicPost = async (baseUrl: string, path: string, body: object): Promise<Json> =>
  (await ask(baseUrl + path, { method: 'POST', body: JSON.stringify(body) })).json;

/** Signs in one of the demo's people over the interface. */
export async function staffMember(baseUrl: string, username: string, password = PASSWORD): Promise<Staff> {
  const { json: session, cookie } = await ask(`${baseUrl}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ username, password }),
  });
  const get = async (path: string) => (await ask(baseUrl + path, { method: 'GET', headers: { cookie } })).json;
  const post = async (path: string, body: object = {}) =>
    (await ask(baseUrl + path, { method: 'POST', headers: { cookie }, body: JSON.stringify(body) })).json;
  return {
    post: session.activePost,
    personId: session.person.id,
    get,
    send: post,
    act: async (id, action, body = {}) => {
      const { version } = await get(`/api/requests/${id}`);
      return post(`/api/requests/${id}/${action}`, { ...body, version });
    },
    find: async (number) => {
      const { items } = await get(`/api/search?q=${number}`);
      return items.length === 1 ? get(`/api/requests/${items[0].id}`) : items;
    },
  };
}

/** Signs in on the field's own page, as a person types it. */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto('/field');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).tap();
}
