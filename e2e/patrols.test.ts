import { describe, expect, test } from 'vitest';
import { expectGoodScreen, openPage, openPhone, tapCounter } from './support/browser.ts';
import { expectGoodDesk, openDesk } from './support/desk.ts';
import { openField, openStage } from './support/stage.ts';

const stage = openStage();
const LONG = 240_000;
/** A category whose card says why a picture helps. */
const REASONED = { group: '供热', leaf: '室温不达标' };

const planned = async (occasion: string, household?: string): Promise<string> => {
  const dueOn = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const { ids } = await stage.community.send('/api/visits/tasks', {
    occasion,
    placeIds: [stage.grid.id],
    dueOn,
    ...(household && { household }),
  });
  return ids[0];
};

describe('visits', () => {
  test('one that is due: recorded in three taps from today; the list is good on every phone', async () => {
    const id = await planned('newcomer');
    const page = await openField(stage);
    const { tap, taps } = tapCounter(page);
    await tap('走访', 'link');
    await page.getByRole('heading', { name: '要走访的' }).waitFor();
    await tap(/新入住、流动人口必访/, 'link');
    await page.getByRole('button', { name: '记下' }).waitFor();
    await tap('记下');
    await page.getByText('已记下。').waitFor();
    expect(taps()).toBe(3);
    expect(await stage.worker.get(`/api/visits/${id}`)).toMatchObject({ state: 'done', outcome: 'met' });
    await expectGoodScreen(page);
  });

  test('one that was not on the list: five taps with a request in it, which is a real one at once', async () => {
    const page = await openField(stage);
    const { tap, taps } = tapCounter(page);
    await tap('走访', 'link');
    await tap('记一次走访', 'link');
    await tap('独居空巢老人必访', 'radio');
    await tap('居民有诉求');
    await page.getByLabel('居民反映什么').fill('单元门关不上，老人怕冷');
    await page.reload();
    await expect.poll(() => page.getByLabel('居民反映什么').inputValue()).toBe('单元门关不上，老人怕冷');
    await expectGoodScreen(page);
    await tap('记下');
    await page.locator('.code-box-code').waitFor();
    expect(taps()).toBe(5);
    await expectGoodScreen(page);
    const number = ((await page.getByText(/^诉求 编号 \d/).textContent()) ?? '').replace(/\D/g, '');
    expect(await stage.community.find(number)).toMatchObject({ source: 'visit', content: '单元门关不上，老人怕冷' });
  });

  test('a household is shown when asked for, kept nowhere on the phone, and sent only with its consent', async () => {
    await planned('elderly', '6号楼3单元501');
    const page = await openField(stage);
    await page.goto('/field/visits');
    await page
      .getByRole('link', { name: /独居空巢老人必访/ })
      .first()
      .tap();
    await page.getByRole('button', { name: '看是哪一户' }).tap();
    await page.getByText('6号楼3单元501').waitFor();
    await page.getByText('住户情况（选填）').tap();
    await page.getByText('住户本人同意留存以下内容').tap();
    await page.getByLabel('要记住什么').fill('耳背，敲门要久一点');
    await expectGoodScreen(page);
    const kept = await page.evaluate(async () => {
      const open = (): Promise<IDBDatabase> =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('huying');
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await open();
      const drawers = await Promise.all(
        [...database.objectStoreNames].map(
          (name) =>
            new Promise<unknown>((resolve) => {
              const all = database.transaction(name).objectStore(name).getAll();
              all.onsuccess = () => resolve(all.result);
            }),
        ),
      );
      const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, drawers, caches]);
    });
    // Ids and instants in ms hold any three digits.
    const said = kept.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{13}(\.\d+)?/g, '');
    expect(said).not.toMatch(/501|耳背/);
    await page.getByRole('button', { name: '记下' }).tap();
    await page.getByText('已记下。').waitFor();
  });

  test('without a network it waits on the phone and goes by itself', async () => {
    const page = await openField(stage);
    await page.goto('/field/visits/new');
    await page.getByRole('radio', { name: '困难家庭必访' }).tap();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '居民有需求' }).tap();
    await page.getByLabel('需要什么').fill('想找人修轮椅');
    await page.getByRole('button', { name: '记下' }).tap();
    await page.getByText('还有 1 条没发出去').waitFor({ timeout: 30_000 });
    await expectGoodScreen(page);
    await page.context().setOffline(false);
    await page.getByText('已送达').waitFor({ timeout: 45_000 });
    const { items } = await stage.community.get('/api/findings?kind=need');
    expect(items.filter(({ content }: { content: string }) => content === '想找人修轮椅')).toHaveLength(1);
  });
});

describe('patrols and hazards', () => {
  test('an ordinary round is one tap on its page; a fault found becomes a hazard', async () => {
    const page = await openField(stage);
    const { tap, taps } = tapCounter(page);
    await tap('走访', 'link');
    await tap(/夜间消防巡查/, 'link');
    await page.getByText('1号楼消防通道 · 正常').waitFor();
    await tap(/1号楼消防通道/);
    await tap('发现隐患');
    await page.getByLabel('是什么隐患').fill('通道被三轮车堵住');
    await expectGoodScreen(page);
    await tap('提交巡查');
    await page.getByText(/^隐患 编号 \d/).waitFor();
    expect(taps()).toBe(5);
  });

  test('reported in the field with a picture and its reason, assigned at the desk, put right, checked by another', async () => {
    const page = await openField(stage);
    const { tap, taps, photo } = tapCounter(page);
    await tap('走访', 'link');
    await tap('报隐患', 'link');
    await page.getByLabel('隐患情况').fill('楼梯扶手松脱，会摔人');
    expect(await page.locator('.photo-input').count()).toBe(0);
    await page.getByLabel('大类').selectOption({ label: REASONED.group });
    await page.getByLabel('小类').selectOption({ label: REASONED.leaf });
    await page.getByText(/^为什么要拍：/).waitFor();
    await photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await expectGoodScreen(page);
    await tap('提交');
    await page.getByText(/^隐患已上报，编号/).waitFor();
    expect(taps()).toBe(4);
    const { items } = await stage.community.get('/api/hazards?view=todo');
    const { id } = items.find(({ title }: { title: string }) => title.startsWith('楼梯扶手松脱'));

    const desk = await openDesk(stage, 'shequ1a', '/desk/patrols/hazards');
    await desk.getByRole('link', { name: '楼梯扶手松脱，会摔人' }).click();
    await desk.getByRole('button', { name: '交办' }).click();
    await desk.getByLabel('整改单位').selectOption({ label: '春和社区' });
    await desk.locator('dialog[open]').getByRole('button', { name: '交办' }).click();
    await desk.getByText('已交办。').waitFor();

    await page.goto(`/field/hazards/${id}`);
    await page.getByRole('button', { name: '整改完成' }).tap();
    await page.getByLabel('怎么整改的').fill('已焊牢，试过不晃');
    await expectGoodScreen(page);
    await page.locator('dialog[open]').getByRole('button', { name: '整改完成' }).tap();
    await page.getByText('谁整改的，不能由谁复查').waitFor();

    await desk.reload();
    await desk.getByRole('button', { name: '复查通过，销号' }).click();
    await desk.locator('dialog[open]').getByRole('button', { name: '复查通过，销号' }).click();
    await desk.getByText('已销号。').waitFor();
    expect(await stage.community.get(`/api/hazards/${id}`)).toMatchObject({ state: 'cleared' });
  });
});

describe('mobile grid workers', () => {
  test('a link issued at the desk: scanned, a photo, sent: three taps, no sign-in, nothing else to see', async () => {
    const desk = await openDesk(stage, 'shequ1a', '/desk/patrols/mobile');
    await desk.getByRole('button', { name: '发一个链接' }).first().click();
    await desk.getByLabel('给谁').fill('外卖骑手 07');
    await desk.getByRole('button', { name: '生成链接' }).click();
    const link = (await desk.locator('.mobile-link-address').textContent()) ?? '';
    await expectGoodDesk(desk, [1440]);
    const [lon = 0, lat = 0] = middleOf(stage.grid.rings[0] ?? []);
    const phone = await openPhone(stage.browser, stage.server.baseUrl, {
      geolocation: { longitude: lon, latitude: lat },
      permissions: ['geolocation'],
    });
    const page = await openPage(phone);
    // The scan is the first tap.
    await page.goto(link.replace(/^https?:\/\/[^/]+/, ''));
    await page.getByText('已有位置').waitFor();
    await page.getByText('春和社区居民委员会').waitFor();
    const { tap, taps, photo } = tapCounter(page);
    await photo(stage.picture);
    await page.getByText('已上传').waitFor();
    await expectGoodScreen(page);
    await tap('提交');
    await page.getByRole('heading', { name: '已送达，谢谢您' }).waitFor();
    expect(1 + taps()).toBe(3);
    const number = ((await page.getByText(/^编号 /).textContent()) ?? '').replace('编号 ', '');
    const found = await stage.community.find(number);
    expect(found).toMatchObject({ source: 'mobile-worker', placeId: stage.grid.id, lon: null, lat: null });
    expect((await phone.request.get('/api/visits')).status()).toBe(401);

    await desk.getByRole('button', { name: '已交给本人' }).click();
    await desk.getByRole('button', { name: '停用：外卖骑手 07' }).click();
    await desk.locator('dialog[open]').getByRole('button', { name: '停用' }).click();
    await desk.getByText('已停用。').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '这个链接不能用了' }).first().waitFor();
    await expectGoodScreen(page);
  });
});

const middleOf = (ring: number[][]): number[] =>
  [0, 1].map((at) => ring.slice(1).reduce((sum, point) => sum + (point[at] ?? 0), 0) / Math.max(ring.length - 1, 1));

describe('the desk', () => {
  test('visits are planned in four presses', async () => {
    const desk = await openDesk(stage, 'shequ1a', '/desk/patrols');
    const before = (await stage.community.get('/api/visits')).due;
    await desk.getByRole('button', { name: '安排走访' }).click();
    await desk.getByRole('radio', { name: '困难家庭必访' }).click();
    await desk.getByRole('checkbox', { name: '春和第3网格' }).click();
    await desk.getByRole('button', { name: '安排', exact: true }).click();
    await desk.getByText('已安排 1 次走访。').waitFor();
    expect((await stage.community.get('/api/visits')).due).toBe(before + 1);
  });

  test('the month of the leaders: a fact in three presses, and it can be taken back', async () => {
    const desk = await openDesk(stage, 'shequ1a', '/desk/patrols/leaders');
    await desk.getByRole('button', { name: /^记为去过：春和第2网格/ }).click();
    await desk.getByRole('button', { name: '记下' }).click();
    await desk.getByText('已记下。').waitFor();
    await desk.getByRole('button', { name: /^改日期：春和第2网格/ }).click();
    await desk.getByRole('button', { name: '撤回，没有去' }).click();
    await desk.getByRole('button', { name: /^记为去过：春和第2网格/ }).waitFor();
  });

  test('what was found for mediation waits, and is noted as handed over', async () => {
    const desk = await openDesk(stage, 'shequ1a', '/desk/patrols/findings');
    await desk
      .getByRole('button', { name: /^记为已转出：/ })
      .first()
      .click();
    await desk.getByLabel('转给了谁、编号多少').fill('社区人民调解委员会 2026-18');
    await desk.locator('dialog[open]').getByRole('button', { name: '记为已转出' }).click();
    await desk.getByText('已记下。').waitFor();
  });

  for (const pages of [
    ['', '/rounds', '/hazards'],
    ['/findings', '/leaders', '/mobile'],
  ])
    test(
      `every page of it, wide and narrow, in every look: ${pages.join(' ')}`,
      async () => {
        const desk = await openDesk(stage, 'shequ1a', '/desk/patrols');
        for (const path of pages) {
          await desk.goto(`/desk/patrols${path}`);
          await desk.locator('.fact-table, .state').first().waitFor();
          await expectGoodDesk(desk);
        }
      },
      LONG,
    );
});
