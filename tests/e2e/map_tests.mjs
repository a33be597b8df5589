import { assert } from './suite.mjs';
import { frameWords, mapColors, mapShows, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

const rows = (page) => page.locator('.rows [data-place]');
const search = (page) => page.getByRole('searchbox');

async function firstRow(page, pattern) {
  const fits = async () => pattern.test(await rows(page).first().innerText({ timeout: 500 }));
  await until(() => fits().catch(() => false), `the first row fits ${pattern}`);
}

async function openFirst(page, words, pattern) {
  await search(page).fill(words);
  await firstRow(page, pattern);
  await rows(page).first().locator('button').click();
  const card = page.getByRole('complementary', { name: pattern });
  await card.getByText('位置', { exact: true }).waitFor();
  return card;
}

export async function mapTests(suite, pages) {
  const page = await pages.page({ path: '/map' });
  const counted = page.locator('.filters [aria-live]');

  await suite.test('The map draws clustered places', async () => {
    // The ring of a cluster: lines and degrees are drawn before any place is.
    page.setDefaultTimeout(25_000);
    const ring = [11, 110, 127];
    await until(async () => mapShows(page, ring), 'the map shows a cluster', 25_000);
    page.setDefaultTimeout(10_000);
    await pages.picture('map-zh', page);
    assert.deepEqual(englishIn(await frameWords(page)), []);
  });

  await suite.test('Slash, arrows, Enter and Escape work the list without a mouse', async () => {
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('苍岩山');
    await firstRow(page, /苍岩山/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: /苍岩山/ }).waitFor();
    await page.getByText('今日开放').waitFor();
    await pages.picture('map-card-zh', page);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    assert.equal(await search(page).inputValue(), '');
  });

  await suite.test('Search finds a place as one types, in Chinese and in English', async () => {
    await search(page).pressSequentially('大寨');
    await firstRow(page, /大寨/);
    await search(page).fill('');
    await search(page).pressSequentially('xibaipo');
    await firstRow(page, /西柏坡/);
    await search(page).fill('');
  });

  await suite.test('Filters narrow list and address, and can be cleared', async () => {
    await until(async () => /215/.test(await counted.innerText()), 'all places are listed');
    await page.getByLabel('等级').selectOption('5');
    await until(async () => !/215/.test(await counted.innerText()), 'the count changes');
    for (const row of await rows(page).all()) assert.match(await row.innerText(), /5A/);
    assert.match(page.url(), /rating=5/);
    // The filters offer no combination without places; an address may ask for one.
    assert.equal(await page.getByLabel('类型').locator('option[value=gateway]').count(), 0);
    const narrowed = new URL(page.url());
    narrowed.searchParams.set('kind', 'gateway');
    await page.goto(narrowed.href);
    await page.getByText('没有符合条件的地点').waitFor();
    await page.locator('.rows').getByRole('button', { name: '清除筛选' }).click();
    await until(async () => /215/.test(await counted.innerText()), 'all places are back');
  });

  await suite.test('List and map are in step: the row under the pointer is marked', async () => {
    await rows(page).nth(1).hover();
    await until(
      async () => (await page.locator('.row.hovered').count()) === 1,
      'one row is marked',
    );
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    const centre = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
    await page.mouse.move(centre.x, centre.y);
    await until(async () => (await page.locator('.row.hovered').count()) === 0, 'none is marked');
  });

  await suite.test('A card shows values, assumptions with their rule, and sources', async () => {
    const card = await openFirst(page, '苍岩山景区', /苍岩山/);
    assert.match(await card.innerText(), /来源/);
    await card.getByRole('button', { name: '示例值' }).first().click();
    assert.match(await card.getByRole('note').first().innerText(), /[\u4e00-\u9fff].*规则版本/s);
    assert.deepEqual(englishIn(await frameWords(page)), []);
  });

  await suite.test('A place known only to its county is marked in list and card', async () => {
    const card = await openFirst(page, '人民银行总行旧址', /人民银行总行旧址/);
    assert.match(await rows(page).first().innerText(), /县区代位/);
    assert.match(await card.innerText(), /用县城代替/);
  });

  await suite.test('A place picked on the map is a must of the next route', async () => {
    await openFirst(page, '苍岩山景区', /苍岩山/);
    await page.getByRole('button', { name: '加入线路' }).click();
    await page.getByRole('link', { name: /规划线路/ }).click();
    await page.waitForURL(/\/routes/);
    assert.match(await page.locator('.chip').first().innerText(), /苍岩山/);
  });

  await suite.test('The English catalogue reads English', async () => {
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await rows(page).first().waitFor();
    await until(async () => (await mapColors(page)) > 20, 'the map shows places');
    assert.match(await page.locator('.filters').innerText(), /All members/);
    await pages.picture('map-en', page);
  });

  await suite.test('Map and catalogue fit a phone and switch from list to map', async () => {
    const small = await pages.page({ path: '/map', size: phone });
    await rows(small).first().waitFor();
    assert.ok((await overflow(small)) <= 0, 'the page is wider than the screen');
    await pages.picture('map-list-zh-360', small);
    await small.getByRole('button', { name: '地图', exact: true }).click();
    await until(async () => (await mapColors(small)) > 20, 'the map shows places');
    await pages.picture('map-zh-360', small);
    await pages.close(small);
  });
}
