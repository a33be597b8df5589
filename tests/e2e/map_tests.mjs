import { assert } from './suite.mjs';
import { frameWords, mapColors, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

const rows = (page) => page.locator('.rows [data-place]');
const search = (page) => page.getByRole('searchbox');

async function firstRow(page, pattern) {
  await until(
    async () =>
      pattern.test(
        await rows(page)
          .first()
          .innerText()
          .catch(() => ''),
      ),
    `the first row fits ${pattern}`,
  );
}

export async function mapTests(suite, pages) {
  await suite.test('The map draws clustered places', async () => {
    const page = await pages.page({ path: '/map' });
    await until(async () => (await mapColors(page)) > 20, 'the map shows more than its ground');
    await pages.picture('map-zh', page);
    assert.deepEqual(englishIn(await frameWords(page)), []);
    await pages.close(page);
  });

  await suite.test('Search finds a place as one types, in Chinese and in English', async () => {
    const page = await pages.page({ path: '/map' });
    await rows(page).first().waitFor();
    await search(page).pressSequentially('大寨');
    await firstRow(page, /大寨/);
    await search(page).fill('');
    await search(page).pressSequentially('xibaipo');
    await firstRow(page, /西柏坡/);
    await pages.close(page);
  });

  await suite.test('Slash, arrows, Enter and Escape work the list without a mouse', async () => {
    const page = await pages.page({ path: '/map' });
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('苍岩山');
    await firstRow(page, /苍岩山/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: /苍岩山/ }).waitFor();
    await pages.picture('map-card-zh', page);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    assert.equal(await search(page).inputValue(), '');
    await pages.close(page);
  });

  await suite.test('Filters narrow list and address, and can be cleared', async () => {
    const page = await pages.page({ path: '/map' });
    await rows(page).first().waitFor();
    const counted = page.locator('.filters [aria-live]');
    const before = await counted.innerText();
    await page.getByLabel('等级').selectOption('5');
    await until(async () => (await counted.innerText()) !== before, 'the count changes');
    for (const row of await rows(page).all()) assert.match(await row.innerText(), /5A/);
    assert.match(page.url(), /rating=5/);
    await page.getByLabel('类别').selectOption('museum');
    await page.getByText('没有符合条件的地点').waitFor();
    await page.locator('.rows').getByRole('button', { name: '清除筛选' }).click();
    await until(async () => (await counted.innerText()) === before, 'all places are back');
    await pages.close(page);
  });

  await suite.test(
    'A card shows values, assumptions with their rule, and sources with licence',
    async () => {
      const page = await pages.page({ path: '/map' });
      await search(page).fill('苍岩山景区');
      await firstRow(page, /苍岩山/);
      await rows(page).first().locator('button').click();
      const card = page.getByRole('complementary');
      await card.getByText('开放时间').first().waitFor();
      assert.match(await card.innerText(), /来源/);
      const tag = card.getByRole('button', { name: '示例值' }).first();
      await tag.click();
      assert.match(await card.getByRole('note').first().innerText(), /[\u4e00-\u9fff].*规则版本/s);
      assert.deepEqual(englishIn(await frameWords(page)), []);
      await pages.close(page);
    },
  );

  await suite.test('A place known only to its county is marked in list and card', async () => {
    const page = await pages.page({ path: '/map' });
    await search(page).fill('毗卢寺');
    await firstRow(page, /毗卢寺/);
    assert.match(await rows(page).first().innerText(), /县区代位|没有位置/);
    await rows(page).first().locator('button').click();
    const card = page.getByRole('complementary');
    await card.getByText('位置', { exact: true }).waitFor();
    assert.match(await card.innerText(), /县城代替|没有位置/);
    await pages.close(page);
  });

  await suite.test('A place picked on the map is a must of the next route', async () => {
    const page = await pages.page({ path: '/map' });
    await search(page).fill('苍岩山景区');
    await firstRow(page, /苍岩山/);
    await rows(page).first().locator('button').click();
    await page.getByRole('button', { name: '加入线路' }).click();
    await page.getByRole('link', { name: /规划线路/ }).click();
    await page.waitForURL(/\/routes/);
    assert.match(await page.locator('.chip').first().innerText(), /苍岩山/);
    await pages.close(page);
  });

  await suite.test('Map and catalogue fit a phone and switch between list and map', async () => {
    const page = await pages.page({ path: '/map', size: phone });
    await rows(page).first().waitFor();
    assert.ok((await overflow(page)) <= 0, 'the page is wider than the screen');
    await pages.picture('map-list-zh-360', page);
    await page.getByRole('button', { name: '地图', exact: true }).click();
    await until(async () => (await mapColors(page)) > 20, 'the map shows places');
    await pages.picture('map-zh-360', page);
    await pages.close(page);
  });

  await suite.test('The English catalogue reads English', async () => {
    const page = await pages.page({ path: '/map', language: 'en' });
    await rows(page).first().waitFor();
    await until(async () => (await mapColors(page)) > 20, 'the map shows places');
    assert.match(await page.locator('.filters').innerText(), /All members/);
    await pages.picture('map-en', page);
    await pages.close(page);
  });
}
