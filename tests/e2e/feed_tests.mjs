// A source of a member is added, pulled, confirmed, pulled again unchanged, fails, is paused and
// removed, against a real server with an ETag.
import { createServer } from 'node:http';
import { assert } from './suite.mjs';
import { frameWords, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

const rows = '编号,名称,地址\na1,松溪客栈,河边路1号\na2,松溪茶舍,河边路2号\n';

// Answers with the file and its tag; 304 to who knows it; 500 while it is broken.
function source() {
  const state = { body: rows, tag: '"1"', broken: false, notModified: 0, port: 0 };
  const server = createServer((request, response) => {
    if (state.broken) response.writeHead(500).end();
    else if (request.headers['if-none-match'] === state.tag) {
      state.notModified += 1;
      response.writeHead(304).end();
    } else response.writeHead(200, { ETag: state.tag }).end(state.body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      state.port = server.address().port;
      resolve({ state, stop: () => server.close() });
    });
  });
}

const item = (page) => page.locator('[data-feed]').first();
const says = (page, text) => item(page).getByText(text).first().waitFor();
const press = (page, name) => item(page).getByRole('button', { name, exact: true }).click();

async function adding(suite, pages, page, state) {
  await suite.test('The section says what a regular source is good for while there is none', async () => {
    await page.getByRole('heading', { name: '定期拉取' }).waitFor();
    await page.getByText('还没有定期来源').waitFor();
    assert.deepEqual(englishIn(await frameWords(page)), []);
  });

  await suite.test('The form is filled with the keyboard and names what is wrong', async () => {
    await page.getByRole('button', { name: '添加来源' }).press('Enter');
    await page.keyboard.type('松溪');
    await page.keyboard.press('Enter');
    await page.getByText('请填写以 http:// 或 https:// 开头的完整网址').waitFor();
    const address = page.getByLabel('数据网址');
    assert.equal(await address.getAttribute('aria-invalid'), 'true');
    await address.fill(`http://127.0.0.1:${state.port}/inns.csv`);
    await address.press('Enter');
    await page.getByText('请选择成员。').waitFor();
    await page.getByLabel('属于成员').selectOption({ index: 1 });
    await pages.picture('feeds-form-zh', page);
    await page.getByRole('button', { name: '添加并拉取' }).click();
    await says(page, '2 行等待确认');
    await says(page, '待确认');
    await pages.picture('feeds-zh', page);
  });

  await suite.test('What a pull found is confirmed like any import', async () => {
    await item(page).getByRole('link', { name: '去确认' }).click();
    await page.getByRole('button', { name: /^写入/ }).click();
    await page.getByRole('status').getByText(/已写入/).first().waitFor();
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await says(page, '正常');
  });
}

async function pulling(suite, pages, page, state) {
  await suite.test('An unchanged source costs one short answer', async () => {
    await press(page, '立即拉取');
    await says(page, '源没有变化。');
    assert.equal(state.notModified, 1);
  });

  await suite.test('What the source forgets is named, and a failure says so', async () => {
    state.body = '编号,名称,地址\na2,松溪茶舍,河边路2号\n';
    state.tag = '"2"';
    await press(page, '立即拉取');
    await says(page, '源中不再有的记录');
    state.broken = true;
    await press(page, '立即拉取');
    await says(page, '源服务器回应 500，稍后会再试。');
    await press(page, '历史');
    await until(async () => (await item(page).locator('.runs li').count()) === 4, 'four pulls');
    await pages.picture('feeds-failing-zh', page);
  });

  await suite.test('It is paused, and removed with a way back', async () => {
    await press(page, '暂停');
    await says(page, '已暂停');
    await press(page, '停止拉取');
    await until(async () => (await page.locator('[data-feed]').count()) === 0, 'it is gone');
    await page.getByRole('status').getByRole('button', { name: '撤销' }).last().click();
    await until(async () => (await page.locator('[data-feed]').count()) === 1, 'it is back');
  });
}

export async function feedTests(suite, pages) {
  const { state, stop } = await source();
  try {
    const page = await pages.page({ path: '/import' });
    await adding(suite, pages, page, state);
    await pulling(suite, pages, page, state);
    await suite.test('The sources fit a phone, in English', async () => {
      const small = await pages.page({ path: '/import', size: phone, language: 'en' });
      await small.locator('[data-feed]').first().waitFor();
      assert.ok((await overflow(small)) <= 0, 'the sources are wider than the screen');
      await pages.picture('feeds-en-360', small);
      await pages.close(small);
    });
  } finally {
    stop();
  }
}
