// A new place from a name and a click on the map; its structured fields as rows; ties both ways.
import { assert } from './suite.mjs';
import { frameWords, overflow, phone } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

// All that a person reads or edits on the page, the values of controls among it.
const everyText = (page) =>
  page.evaluate(() =>
    [
      document.querySelector('main').innerText,
      ...[...document.querySelectorAll('main input, main textarea')].map((one) => one.value),
    ].join('\n'),
  );

async function noRawJson(page) {
  const text = await everyText(page);
  assert.ok(!/[{[]\s*"|"\s*[}\]]/.test(text), `raw JSON on the screen: ${/.{0,40}[{[]".{0,40}/.exec(text)}`);
}

const valueOf = async (page, address, field) => {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const record = await (await page.request.get(`${address}/api/v1/places/${id}/record`)).json();
  const found = record.fields.find((item) => item.field === field);
  return found && JSON.parse(found.value);
};

const group = (page, name) => page.getByRole('group', { name, exact: true });

async function addField(page, label) {
  await page.getByRole('combobox', { name: '添加字段…' }).selectOption({ label });
}

async function save(page) {
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.getByRole('button', { name: '编辑', exact: true }).waitFor();
}

export async function recordTests(suite, pages) {
  const page = await pages.page({ path: '/map' });

  await suite.test('The back button brings back the filter before', async () => {
    await page.getByText(/^\d+ 处地点$/).first().waitFor();
    const kind = page.getByRole('combobox', { name: '类型' });
    await kind.selectOption('museum');
    await page.waitForURL(/kind=museum/);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('kind'));
    assert.equal(await kind.inputValue(), '');
    await page.goForward();
    await page.waitForURL(/kind=museum/);
    assert.equal(await kind.inputValue(), 'museum');
    await page.getByRole('button', { name: '清除筛选' }).click();
  });

  await suite.test('A name that is there already is warned of while it is typed', async () => {
    await page.getByRole('link', { name: '新增地点' }).click();
    await page.getByRole('heading', { name: '新增地点' }).waitFor();
    await page.getByRole('textbox', { name: '名称（中文）' }).fill('云龙寺');
    await page.getByText('目录里已有相似的地点').waitFor();
    await page.getByText('Yunlong Temple').waitFor();
    await page.waitForTimeout(1500);
    await pages.picture('new-place-zh', page);
  });

  await suite.test('A new place is a name, a kind and a click on the map', async () => {
    await page.getByRole('button', { name: '建立草稿' }).click();
    await page.getByText('请选择类型。').waitFor();
    await page.getByRole('textbox', { name: '名称（中文）' }).fill('观星台试验');
    await page.getByRole('combobox', { name: '类型' }).selectOption('viewpoint');
    const canvas = page.locator('.maplibregl-canvas');
    await canvas.click({ position: { x: 200, y: 200 } });
    await page.waitForFunction(() => /\d+\.\d+, \d+/.test(document.querySelector('#new-location').value));
    await page.getByRole('button', { name: '建立草稿' }).click();
    await page.waitForURL(/\/place\/\d+/);
    await page.getByRole('button', { name: '保存修改' }).waitFor();
    const at = await valueOf(page, pages.address, 'location');
    assert.equal(at.length, 2);
  });

  await suite.test('Prices are rows with words and units, checked beside the cell', async () => {
    await addField(page, '其他票价');
    const prices = group(page, '其他票价');
    await prices.getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('其他票价第1项：适用人群').fill('老人');
    await page.getByLabel('其他票价第1项：票价').fill('十元');
    await page.getByText('请填写数字。').waitFor();
    await page.getByLabel('其他票价第1项：票价').fill('10');
    await prices.getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('其他票价第2项：适用人群').fill('学生');
    await page.getByLabel('其他票价第2项：票价').fill('25.50');
    await page.keyboard.press('Alt+ArrowUp');
    await save(page);
    assert.deepEqual(await valueOf(page, pages.address, 'prices'), [
      { category: 'student', amount_fen: 2550 },
      { category: 'senior', amount_fen: 1000 },
    ]);
    await page.getByText('学生 ￥25.50').first().waitFor();
  });

  await suite.test('Hours, words, titles, figures and ties are filled in without a syntax', async () => {
    await page.getByRole('button', { name: '编辑', exact: true }).click();
    await group(page, '开放时间').getByRole('button', { name: '添加一段时间' }).click();
    for (const day of ['周一', '周二']) await page.getByRole('button', { name: day, exact: true }).click();
    await addField(page, '主题');
    await page.getByRole('combobox', { name: '主题' }).fill('寺庙');
    await page.keyboard.press('Enter');
    await addField(page, '称号');
    await group(page, '称号').getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('称号第1项：称号').fill('国家等级博物馆 2');
    await addField(page, '监测值');
    await group(page, '监测值').getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('监测值第1项：指标').fill('气温');
    await page.getByLabel('监测值第1项：数值').fill('21.5');
    await addField(page, '体验');
    await group(page, '体验').getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('体验第1项：体验').fill('看云海');
    await page.getByLabel('秋季').check();
    await page.getByLabel('体验第1项：开始').fill('5:30');
    await addField(page, '关联条目');
    await group(page, '关联条目').getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('关联条目第1项：关系').fill('附近');
    await page.getByLabel('关联条目第1项：条目').fill('云龙寺');
    await page.getByRole('option', { name: /云龙寺/ }).first().click();
    await noRawJson(page);
    await page.waitForTimeout(600);
    await pages.picture('record-form-zh', page, { fullPage: true });
    await save(page);
    assert.equal(await valueOf(page, pages.address, 'opening_hours'), 'Mo,Tu 09:00-17:00');
    assert.deepEqual(await valueOf(page, pages.address, 'themes'), ['temple']);
    assert.deepEqual(await valueOf(page, pages.address, 'designations'), [{ code: 'museum-grade:2' }]);
    assert.deepEqual(await valueOf(page, pages.address, 'measurements'), [
      { indicator: 'temperature', value: 21.5 },
    ]);
    assert.deepEqual(await valueOf(page, pages.address, 'experiences'), [
      { name: '看云海', seasons: ['autumn'], from_min: 330 },
    ]);
    assert.deepEqual(await valueOf(page, pages.address, 'links'), [{ relation: 'near', key: 't-3' }]);
    await noRawJson(page);
    const names = englishIn(await frameWords(page));
    assert.deepEqual(names, []);
    await pages.picture('record-zh', page, { fullPage: true });
  });

  await suite.test('A field is given to another member, which is then named as its owner', async () => {
    await page.getByRole('button', { name: '编辑', exact: true }).click();
    await addField(page, '字段归属');
    await group(page, '字段归属').getByRole('button', { name: '添加一项' }).click();
    await page.getByLabel('字段归属第1项：字段').selectOption({ label: '成人票价' });
    await page.getByLabel('字段归属第1项：成员').selectOption('zhengding');
    await addField(page, '所属成员').catch(() => undefined);
    await page.getByRole('combobox', { name: '所属成员' }).selectOption('heshun');
    await page.getByRole('textbox', { name: '成人票价' }).fill('30');
    await save(page);
    assert.deepEqual(await valueOf(page, pages.address, 'field_owners'), { price: 'zhengding' });
    const owner = page.locator('tr', { has: page.getByRole('rowheader', { name: '成人票价' }) });
    await owner.getByText('正定').waitFor();
  });

  await suite.test('The other record shows the tie, and undo in the history takes it back', async () => {
    const here = page.url();
    await page.getByRole('link', { name: '云龙寺' }).first().click();
    await page.getByRole('heading', { name: /云龙寺/ }).waitFor();
    await page.getByRole('link', { name: '观星台试验' }).waitFor();
    await page.goto(here);
    await page.getByRole('button', { name: '撤销这次修改' }).nth(1).click();
    await page.getByText('已撤销').first().waitFor();
    assert.equal(await valueOf(page, pages.address, 'links'), undefined);
    assert.equal((await valueOf(page, pages.address, 'prices')).length, 2);
  });

  await suite.test('The form fits a phone, in English', async () => {
    const path = new URL(page.url()).pathname;
    const small = await pages.page({ path: `${path}?edit=1`, size: phone, language: 'en' });
    await small.getByLabel('other prices, row 1: price').waitFor();
    await small.getByRole('button', { name: 'Add hours' }).click();
    assert.ok((await overflow(small)) <= 0, 'wider than the screen');
    await noRawJson(small);
    await pages.picture('record-form-en-360', small, { fullPage: true });
    await small.getByLabel('other prices, row 1: price').scrollIntoViewIfNeeded();
    await pages.picture('record-prices-en-360', small);
    await pages.close(small);
    const fresh = await pages.page({ path: '/place/new', size: phone, language: 'en' });
    await fresh.getByRole('textbox', { name: 'name (Chinese)' }).waitFor();
    assert.ok((await overflow(fresh)) <= 0, 'wider than the screen');
    await fresh.waitForTimeout(1000);
    await pages.picture('new-place-en-360', fresh, { fullPage: true });
    await pages.close(fresh);
  });
}
