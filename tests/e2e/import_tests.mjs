// A small file with defects is read, questioned, stored and undone; a record is edited and undone;
// several are changed at once; what was kept apart is settled.
import { assert } from './suite.mjs';
import { frameWords, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

// Two good rows, one damaged price, one row without a name, and a total at the end.
const table = [
  '名称,类型,经度,纬度,门票,备注',
  '松溪石寨,村落,113.9000,37.3000,30元,试验行',
  '松溪书院,博物馆,113.9100,37.3100,5O元,票价里有字母',
  ',景区,113.9200,37.3200,10元,没有名称',
  '松溪观景台,观景台,113.9300,37.3300,免费,',
  '合计,,,,,4',
].join('\n');
const file = { name: 'songxi.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };

const tab = (page, word) => page.getByRole('tab', { name: new RegExp(word) });
const toast = (page, pattern) => page.getByRole('status').getByText(pattern).first().waitFor();
const numberIn = async (locator) => Number(/\d+/.exec(await locator.innerText())?.[0] ?? 0);

async function signIn(page, words) {
  await page.getByLabel(words.name).fill('wang');
  await page.getByLabel(words.password).fill('sunflower seeds 7');
  await page.locator('form button').click();
  await page.getByRole('button', { name: words.leave }).waitFor();
}
const zh = { name: '用户名', password: '密码', leave: '退出登录' };
const en = { name: 'Name', password: 'Password', leave: 'Sign out' };

async function answerAll(page) {
  for (let round = 0; round < 8; round += 1) {
    const open = page.locator('.card:not(.done) .btn-primary');
    const before = await open.count();
    if (before === 0) return;
    await open.first().click();
    await until(async () => (await open.count()) < before, 'the answer is taken');
  }
}

async function importing(suite, pages, page) {
  await suite.test('The import screen says what to do while nothing was imported', async () => {
    await page.getByText('把文件拖到这里').waitFor();
    await pages.picture('import-zh', page);
    assert.deepEqual(englishIn(await frameWords(page)), []);
  });

  await suite.test('A file with defects is read as a dry run and its rows are sorted', async () => {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL(/\/import\/\d+$/);
    await page.getByRole('heading', { name: /songxi\.csv/ }).waitFor();
    await until(async () => (await numberIn(tab(page, '新增'))) >= 2, 'rows are new');
    await pages.picture('import-review-zh', page);
  });

  await suite.test('Questions are answered with one click, then the file is stored', async () => {
    await answerAll(page);
    await page.getByRole('button', { name: /^写入/ }).click();
    await toast(page, /已写入/);
    await page.getByRole('button', { name: '撤销这次导入' }).waitFor();
  });

  await suite.test('A value that was kept apart is settled with the keyboard', async () => {
    await page.getByRole('link', { name: /待处理/ }).click();
    await page.locator('#right-value').waitFor();
    const rows = page.locator('[data-item]');
    const before = await rows.count();
    await pages.picture('settle-zh', page);
    await page.locator('h1').click();
    await page.keyboard.press('e');
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await toast(page, '已处理');
    assert.equal(await rows.count(), before - 1);
  });

  await suite.test('The import is undone from the list of past imports', async () => {
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await page.getByRole('link', { name: 'songxi.csv' }).first().click();
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await toast(page, /已撤销这次导入/);
    await page.getByText('已撤销', { exact: true }).first().waitFor();
  });
}

// Some ten seconds of work.
function largeFile() {
  const lines = ['编号,名称,类型,经度,纬度,电话,备注'];
  for (let i = 0; i < 40_000; i += 1) {
    const [lon, lat] = [113 + (i % 400) * 0.003, 36.5 + Math.floor(i / 400) * 0.011];
    lines.push(`k${i},长卷${i}号石屋,村落,${lon.toFixed(4)},${lat.toFixed(4)},0354-${i},第${i}行`);
  }
  return { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

async function longImport(suite, pages, page) {
  await suite.test('A large file says how far it is, also after a reload, and stops', async () => {
    await page.goto(`${pages.address}/import`);
    await page.locator('input[type=file]').setInputFiles(largeFile());
    await page.waitForURL(/\/import\/\d+$/);
    const bar = page.getByRole('progressbar', { name: '正在逐行核对……' });
    await bar.waitFor();
    await page.reload();
    await bar.waitFor();
    await page.getByText(/已处理[\d,]+行，共40,000行/).waitFor();
    await pages.picture('import-progress-zh', page);
    await page.getByRole('button', { name: '取消' }).click();
    await toast(page, '已停止，没有写入任何内容。');
    await page.waitForURL(/\/import$/);
    await page.getByText('songxi.csv').first().waitFor();
    assert.equal(await page.getByText('large.csv').count(), 0);
  });
}

async function editing(suite, pages, page) {
  await suite.test('A record is edited; the change shows in its history and is undone', async () => {
    await page.getByRole('link', { name: '地图', exact: true }).click();
    await page.getByRole('searchbox').fill('苍岩山景区');
    await until(
      async () => /苍岩山/.test(await page.locator('.rows [data-place]').first().innerText()),
      'the place is found',
    );
    await page.locator('.rows [data-place] button').first().click();
    await page.getByRole('link', { name: '查看与编辑记录' }).click();
    await page.getByRole('button', { name: '编辑', exact: true }).click();
    const price = page.getByRole('textbox', { name: '成人票价' });
    await price.fill('66');
    await page.keyboard.press('Control+s');
    await toast(page, '已保存');
    await page.getByText('￥66.00').first().waitFor();
    await pages.picture('record-zh', page);
    await page.getByRole('button', { name: '撤销这次修改' }).first().click();
    await toast(page, /已撤销/);
    const values = page.locator('td.value');
    await until(async () => !(await values.allInnerTexts()).includes('￥66.00'), 'it is back');
  });

  await suite.test('Several places are changed at once', async () => {
    await page.getByRole('link', { name: '地图', exact: true }).click();
    const marks = page.locator('.rows .mark input');
    await marks.nth(0).check();
    await marks.nth(1).check();
    await page.getByRole('button', { name: '批量修改' }).click();
    await page.getByRole('combobox', { name: '字段' }).selectOption('phone');
    await page.locator('#bulk-value').fill('0311-1234567');
    await page.getByRole('button', { name: '修改 2 条' }).click();
    await toast(page, /改动 2 条/);
  });

  await suite.test('The sheet is edited with the keyboard alone', async () => {
    await page.getByRole('button', { name: '表格', exact: true }).click();
    await page.locator('#cell-0-1').click();
    for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.type('Keyboard Temple');
    await page.keyboard.press('Enter');
    await page.getByText('1 处改动未保存').waitFor();
    await pages.picture('grid-zh', page);
    await page.keyboard.press('Control+s');
    await toast(page, /已保存 1 条/);
  });
}

export async function importTests(suite, pages) {
  const page = await pages.page({ path: '/import' });
  await signIn(page, zh);
  await page.goto(`${pages.address}/import`);
  // The browser reports every refused request by itself.
  pages.takeComplaints();
  await importing(suite, pages, page);
  await longImport(suite, pages, page);
  await editing(suite, pages, page);

  await suite.test('Import, settling and a record fit a phone, in English', async () => {
    const small = await pages.page({ path: '/import', size: phone, language: 'en' });
    await signIn(small, en);
    for (const path of ['/import', '/settle', '/place/1']) {
      await small.goto(pages.address + path);
      await small.locator('main h1').first().waitFor();
      assert.ok((await overflow(small)) <= 0, `${path} is wider than the screen`);
      await pages.picture(`${path.slice(1).replace('/', '-')}-en-360`, small);
    }
    const others = pages.takeComplaints().filter((text) => !/status of 401/.test(text));
    assert.deepEqual(others, []);
    await pages.close(small);
  });
}
