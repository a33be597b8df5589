// Two records that may be one place are compared, settled with the keyboard, and brought back.
import { assert } from './suite.mjs';
import { frameWords, overflow, phone } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

const toast = (page, pattern) => page.getByRole('status').getByText(pattern).first().waitFor();

export async function sameAsTests(suite, pages) {
  const page = await pages.page();
  const rows = page.locator('[data-item]');

  await suite.test('Home says that a pair waits, and leads to it', async () => {
    await page.getByText(/目录中有 1 项要人定夺/).waitFor();
    await page.getByRole('link', { name: '去处理' }).click();
    await page.getByRole('tab', { name: /是否同一处/ }).click();
    await page.getByText('为什么疑似').waitFor();
    assert.equal(await rows.count(), 1);
    const names = ['Twin', 'Pagodas'];
    const english = englishIn(await frameWords(page)).filter((word) => !names.includes(word));
    assert.deepEqual(english, []);
    await page.waitForTimeout(1500);
    await pages.picture('same-as-zh', page);
  });

  await suite.test('A pair is kept apart with one key and comes back with another', async () => {
    await page.locator('h1').click();
    await page.keyboard.press('x');
    await toast(page, '已处理');
    await page.getByText('没有疑似重复的记录').waitFor();
    await page.getByRole('button', { name: '撤销' }).first().click();
    await rows.first().waitFor();
  });

  await suite.test('One of the two is said to be a part of the other, and that is taken back', async () => {
    await page.locator('h1').click();
    await page.keyboard.press('p');
    await toast(page, '已处理');
    const settled = await page.request.get(`${pages.address}/api/v1/same-as?state=settled`);
    const [pair] = (await settled.json()).items;
    assert.equal(pair.decision, 'link');
    assert.equal(pair.part, pair.first.id);
    await page.keyboard.press('z');
    await rows.first().waitFor();
  });

  await suite.test('After merging, the old address shows the record that stays', async () => {
    const links = page.locator('.detail h3 a');
    const [first, second] = [
      await links.nth(0).getAttribute('href'),
      await links.nth(1).getAttribute('href'),
    ];
    await page.locator('h1').click();
    await page.keyboard.press('a');
    await page.getByText('没有疑似重复的记录').waitFor();
    await page.goto(pages.address + second);
    await page.waitForURL(pages.address + first);
    await page.getByRole('heading', { name: /双塔/ }).waitFor();
  });

  await suite.test('The comparison fits a phone, in English', async () => {
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const taken = await page.request.post(
      `${pages.address}/api/v1/same-as/${id}-${Number(id) + 1}/undo`,
    );
    assert.equal(taken.status(), 200);
    const small = await pages.page({ path: '/settle?tab=same', size: phone, language: 'en' });
    await small.getByText('Why they may be one').waitFor();
    assert.ok((await overflow(small)) <= 0, 'wider than the screen');
    await pages.picture('same-as-en-360', small);
    await pages.close(small);
  });
}
