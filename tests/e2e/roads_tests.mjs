// Road changes without roads: drawn freely, written as coordinates, edited, removed, undone, sent as
// files. Over real roads see road_answers_tests.mjs.
import { readFileSync } from 'node:fs';
import { assert } from './suite.mjs';
import { frameWords, mapColors, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

// The map is drawn without a graphics card, on a machine that may have other work.
export const drawMs = 60_000;
const limitMs = 120_000;

// A page that waits as long as its map may take.
export async function patientPage(pages, options) {
  const page = await pages.page(options);
  page.setDefaultTimeout(drawMs);
  return page;
}

// The same tests, each with the time that drawing takes.
export const patient = (suite) => ({
  test: (name, body) => suite.test(name, body, limitMs),
});

export const canvasOf = (page) => page.locator('.maplibregl-canvas').first();
export const rows = (page) => page.locator('[data-row]');
export const row = (page, name) => page.locator('[data-row]', { hasText: name });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const toast = (page, words) => page.getByRole('status').filter({ hasText: words });
export const formOf = (page, name = '添加道路变动') => page.getByRole('form', { name });

export async function changes(pages, page, query = '') {
  const answer = await page.request.get(`${pages.address}/api/v1/road-changes${query}`);
  return (await answer.json()).items;
}

// The map is there and takes clicks.
export async function mapReady(page) {
  await until(async () => (await mapColors(page)) > 3, 'the map is drawn', drawMs);
}

export async function clickMap(page, points) {
  for (const [x, y] of points) {
    await canvasOf(page).click({ position: { x, y } });
    // Two clicks in one place and moment would end the drawing.
    await page.waitForTimeout(350);
  }
}

export async function roadsTests(all, pages) {
  const suite = patient(all);
  const page = await patientPage(pages, { path: '/roads' });

  await suite.test('Roads without a change teaches what belongs here, with one button', async () => {
    await page.getByText('还没有登记道路变动').waitFor();
    await mapReady(page);
    await page.waitForTimeout(500);
    await pages.picture('roads-empty-zh', page);
    assert.deepEqual(englishIn(await frameWords(page)), []);
    assert.equal(await page.locator('nav a[aria-current=page]').innerText(), '道路');
  });

  await suite.test('What is missing is said at its field', async () => {
    await button(page, '添加变动').first().click();
    await button(page, '保存变动').click();
    await page.getByText('请在图上至少点两个点。').waitFor();
    await page.getByText('请填写名称。').waitFor();
    await page.getByText('请填写来源。').waitFor();
    await page.getByLabel('某些日期').check();
    await page.locator('#road-from').fill('2026-12-20');
    await page.locator('#road-until').fill('2026-12-01');
    await button(page, '保存变动').click();
    await page.getByText('结束日期不能早于开始日期。').waitFor();
    await pages.picture('roads-problems-zh', page);
  });

  await suite.test('A closure is drawn with clicks, taken back point by point, finished and saved', async () => {
    const follow = page.getByRole('group', { name: '在图上画' }).getByLabel('沿路');
    assert.equal(await follow.isChecked(), false, 'there is no road to follow');
    await clickMap(page, [
      [300, 300],
      [380, 330],
      [460, 300],
      [700, 600],
    ]);
    await page.getByText(/^4 个点/).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText(/^3 个点/).waitFor();
    await page.waitForTimeout(800);
    await pages.picture('roads-drawing-zh', page);
    await page.keyboard.press('Enter');
    await until(
      () => page.evaluate(() => document.activeElement?.id === 'road-name'),
      'the name has the focus after drawing',
    );
    await page.keyboard.type('松塔垭口冬季封闭');
    await page.getByLabel('每年').check();
    await page.getByText('每年11月1日至次年4月15日封闭').waitFor();
    await page.getByLabel('原因').fill('积雪');
    await page.getByRole('checkbox', { name: '大客车' }).check();
    await page.locator('#road-source').fill('公路局公告');
    await button(page, '保存变动').click();
    await row(page, '松塔垭口冬季封闭').waitFor();
    const [stored] = await changes(pages, page);
    assert.equal(stored.geometry.type, 'LineString');
    assert.equal(stored.geometry.coordinates.length, 3);
    assert.deepEqual(stored.vehicles, ['coach']);
    assert.equal(stored.yearly_from, '11-01');
    assert.match(page.url(), new RegExp(`change=${stored.id}`));
    assert.match(await row(page, '松塔').innerText(), /大客车.*公路局公告.*尚未核实/s);
  });

  await suite.test('Saving can be undone at once', async () => {
    await toast(page, '已保存').getByRole('button', { name: /撤销/ }).click();
    await page.getByText('还没有登记道路变动').waitFor();
    assert.equal((await changes(pages, page)).length, 0);
    await page.locator('details.removed summary').click();
    await page.locator('details.removed').getByRole('button', { name: '恢复' }).click();
    await row(page, '松塔').first().waitFor();
    await page.locator('details.removed summary').click();
    assert.equal((await changes(pages, page)).length, 1);
  });

  await suite.test('The date tells what holds, and stands in the address', async () => {
    const date = page.locator('#roads-panel input[type=date]').first();
    await date.fill('2026-07-01');
    await page.waitForURL(/date=2026-07-01/);
    await page.getByText('这一天没有有效的变动。').waitFor();
    await page.getByText('其他日期（1）').waitFor();
    await date.fill('2027-01-10');
    await page.getByText(/2027年1月10日.*有效（1）/).waitFor();
    await page.goBack();
    await page.waitForURL(/date=2026-07-01/);
    await page.getByText('这一天没有有效的变动。').waitFor();
  });

  await suite.test('An edited change can be put back', async () => {
    await row(page, '松塔').click();
    if (!(await button(page, '修改').isVisible())) await row(page, '松塔').click();
    await button(page, '修改').click();
    assert.equal(await page.locator('#road-name').inputValue(), '松塔垭口冬季封闭');
    await page.locator('#road-name').fill('松塔垭口全年封闭');
    await page.getByLabel('一直').check();
    await button(page, '保存变动').click();
    await row(page, '松塔垭口全年封闭').waitFor();
    assert.match(await row(page, '松塔').innerText(), /一直封闭/);
    await toast(page, '松塔垭口全年封闭').getByRole('button', { name: /撤销/ }).click();
    await row(page, '松塔垭口冬季封闭').waitFor();
    const [stored] = await changes(pages, page);
    assert.equal(stored.yearly_until, '04-15');
    assert.equal(stored.geometry.coordinates.length, 3);
  });

  await suite.test('A removed change comes back by undo', async () => {
    await button(page, '移除').click();
    await page.getByText('还没有登记道路变动').waitFor();
    await toast(page, '已移除').getByRole('button', { name: /撤销/ }).click();
    await row(page, '松塔垭口冬季封闭').waitFor();
  });

  await suite.test('The keyboard alone adds a permit zone, with coordinates as text', async () => {
    const tab = async (to, limit = 60) => {
      for (let i = 0; i < limit; i += 1) {
        if (await to.evaluate((one) => one === document.activeElement).catch(() => false)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('Tab never came there');
    };
    await page.locator('#roads-tab-changes').focus();
    await tab(button(page, '添加变动'));
    await page.keyboard.press('Enter');
    await formOf(page).waitFor();
    await tab(page.locator('input[name=road-kind]:checked'));
    await page.keyboard.press('ArrowRight');
    await page.getByText('进入需要许可').waitFor();
    await tab(page.locator('summary', { hasText: '用坐标填写' }));
    await page.keyboard.press('Enter');
    const text = page.getByLabel('各点坐标');
    await tab(text);
    await page.keyboard.type('113.50, 37.30\n113.6O, 37.30');
    await page.keyboard.press('Tab');
    await page.getByText('第 2 行读不懂').waitFor();
    await tab(page.locator('#road-name'));
    await page.keyboard.press('Shift+Tab');
    await text.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('113.50, 37.30\n113.60, 37.30\n113.60, 37.40');
    await tab(page.locator('#road-name'));
    await page.keyboard.type('古长城保护区');
    await tab(page.locator('#road-permitType'));
    await page.keyboard.type('入区许可');
    await tab(page.locator('#road-permitWho'));
    await page.keyboard.type('所有车辆');
    await tab(page.locator('#road-permitDays'));
    await page.keyboard.type('3');
    await tab(page.locator('#road-source'));
    await page.keyboard.type('文物局');
    await page.keyboard.press('Control+s');
    await row(page, '古长城保护区').waitFor();
    const zone = (await changes(pages, page, '?kind=permit_zone'))[0];
    assert.equal(zone.geometry.type, 'Polygon');
    assert.deepEqual(zone.geometry.coordinates[0], [
      [113.5, 37.3],
      [113.6, 37.3],
      [113.6, 37.4],
      [113.5, 37.3],
    ]);
    assert.deepEqual(zone.permit, { type: '入区许可', who: '所有车辆', days_ahead: 3 });
  });

  await suite.test('Escape gives up a drawing and leaves no draft behind', async () => {
    await button(page, '添加变动').first().click();
    await clickMap(page, [[400, 300]]);
    await page.keyboard.press('Escape');
    await formOf(page).waitFor({ state: 'detached' });
    assert.equal((await changes(pages, page)).length, 2);
  });

  await suite.test('A file of changes is shown before it is added, with what is wrong in it', async () => {
    const feature = (properties, geometry) => ({ type: 'Feature', properties, geometry });
    const line = { type: 'LineString', coordinates: [[113.4, 37.2], [113.45, 37.25]] };
    const file = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature({ kind: 'scenic', name: '漳河风景道', score: 0.8, source: '测试' }, line),
        feature({ kind: 'link', name: '新桥', road: { class: 'tertiary', unpaved: true }, source: '测试' }, line),
        feature({ kind: 'scenic', name: '没有来源' }, line),
      ],
    });
    await page.locator('input[type=file]').setInputFiles({
      name: 'roads.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(file),
    });
    await page.getByText('文件里有 2 项变动可以添加。').waitFor();
    await page.getByText('第 3 项：缺少属性 source。').waitFor();
    await button(page, '添加 2 项变动').click();
    await row(page, '漳河风景道').waitFor();
    await row(page, '新桥').waitFor();
    await page.waitForTimeout(1200);
    await pages.picture('roads-list-zh', page);
    assert.deepEqual(englishIn(await frameWords(page)), []);
  });

  await suite.test('All changes can be downloaded as GeoJSON', async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button(page, '下载 GeoJSON').click(),
    ]);
    assert.match(file.suggestedFilename(), /^road-changes-.*\.geojson$/);
    const read = JSON.parse(readFileSync(await file.path(), 'utf8'));
    assert.equal(read.features.length, 4);
  });

  await suite.test('One kind at a time, and the choice stands in the address', async () => {
    await page.getByRole('group', { name: '类型' }).getByRole('button', { name: /许可区/ }).click();
    await page.waitForURL(/kind=permit_zone/);
    await until(async () => (await rows(page).count()) === 1, 'one row is left');
    await page.getByRole('group', { name: '类型' }).getByRole('button', { name: /全部/ }).click();
    await until(async () => (await rows(page).count()) === 4, 'all rows are back');
  });

  await suite.test('Without roads an answer is marked as estimated', async () => {
    await page.goto(`${pages.address}/roads?tab=ask&from=113.57,37.33&to=113.38,37.06`);
    await page.locator('.answer').getByText('估算', { exact: true }).waitFor();
    assert.match(await page.locator('.answer').innerText(), /公里/);
  });

  await suite.test('The language may be changed before the map is drawn', async () => {
    const hasty = await patientPage(pages, { path: '/roads' });
    await button(hasty, '切换到英文').click();
    await mapReady(hasty);
    await until(async () => (await mapColors(hasty)) > 8, 'the map is fed', drawMs);
    await pages.close(hasty);
    assert.deepEqual(pages.takeComplaints(), []);
  });

  await suite.test('The English screen reads English', async () => {
    await button(page, '切换到英文').click();
    await page.locator('#roads-tab-changes').click();
    await page.getByText('Closed every year from 1 November to 15 April').waitFor();
    await page.getByText('Permit needed all year').waitFor();
    await page.waitForTimeout(1200);
    await pages.picture('roads-list-en', page);
  });

  await suite.test('A phone draws a closure as well, with the map above the form', async () => {
    const small = await patientPage(pages, { path: '/roads', size: phone });
    await rows(small).first().waitFor();
    assert.ok((await overflow(small)) <= 0, 'the list is wider than the screen');
    await pages.picture('roads-list-zh-360', small, { fullPage: true });
    await button(small, '添加变动').first().click();
    await mapReady(small);
    const [map, form] = [await canvasOf(small).boundingBox(), await formOf(small).boundingBox()];
    assert.ok(map.y < form.y, 'the map stands below the form');
    await clickMap(small, [
      [80, 60],
      [180, 100],
    ]);
    assert.ok((await overflow(small)) <= 0, 'the form is wider than the screen');
    await pages.picture('roads-drawing-zh-360', small);
    await button(small, '完成').click();
    await small.locator('#road-name').fill('手机画的封闭');
    await small.locator('#road-source').fill('现场');
    await button(small, '保存变动').click();
    await row(small, '手机画的封闭').waitFor();
    await pages.close(small);
  });
}

// Who may only read sees everything and changes nothing.
export async function roadReaderTests(suite, pages) {
  await suite.test('A viewer reads the roads and has no button to change them', async () => {
    const page = await pages.page({ path: '/login' });
    await page.getByLabel('用户名').fill('li');
    await page.getByLabel('密码').fill('sunflower seeds 7');
    await page.locator('form button').click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    await page.getByRole('link', { name: '道路', exact: true }).click();
    await page.getByText('当前角色只能查看').waitFor();
    await page.getByText('还没有登记道路变动。').waitFor();
    assert.equal(await button(page, '添加变动').count(), 0);
    assert.equal(await button(page, '上传 GeoJSON').count(), 0);
    await pages.close(page);
    // The browser reports every refused request by itself.
    const others = pages.takeComplaints().filter((text) => !/status of 401/.test(text));
    assert.deepEqual(others, []);
  });
}
