import { assert } from './suite.mjs';
import { frameWords, overflow, phone } from './browser.mjs';

// Words that stay as they are in every language.
const latinAllowed =
  /^(English|OpenStreetMap|GPX|PDF|GeoJSON|JSON|iCalendar|Alt|Ctrl|Delete|CNY|Esc|WebGL)$/;

export function englishIn(words) {
  return words
    .flatMap((text) => text.match(/[A-Za-z]{3,}/g) ?? [])
    .filter((word) => !latinAllowed.test(word));
}

export async function homeTests(suite, pages) {
  const page = await pages.page();
  const home = async () => {
    await page.getByRole('link', { name: '首页' }).click();
    await page.locator('.steps').waitFor();
  };

  await suite.test('The keyboard reaches the content first and shows where it is', async () => {
    await page.locator('.steps').waitFor();
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => ({
      text: document.activeElement.textContent,
      style: getComputedStyle(document.activeElement).outlineStyle,
    }));
    assert.deepEqual(focused, { text: '跳到正文', style: 'solid' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.querySelector('main').contains(document.activeElement)),
    );
  });

  await suite.test('Home counts with units and says how well places are known', async () => {
    const text = await page.locator('main').innerText();
    assert.match(text, /晋中—石家庄旅游联盟/);
    assert.match(text, /215\s*处/);
    assert.match(text, /136 处有准确位置/);
    assert.match(text, /72 处只知道所在县区/);
    // Six more are crafts, legends and products, which stand nowhere.
    assert.match(text, /(?<!\d)1 处没有位置/);
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    await pages.picture('home-zh', page);
  });

  await suite.test('Home says that legs are estimated where no road file is loaded', async () => {
    assert.match(await page.locator('main').innerText(), /尚未载入路网文件.*估算/);
  });

  await suite.test('The target of 50,000 is shown as undefined, with what is missing', async () => {
    const fact = page.locator('.facts li', { hasText: /50,000|5\s*万/ }).first();
    await fact.waitFor({ timeout: 2_000 });
    assert.match(await fact.innerText(), /未定义/);
    assert.match(await fact.innerText(), /还缺：.*人次/s);
    await fact.scrollIntoViewIfNeeded();
    await pages.picture('home-facts-zh', page);
  });

  await suite.test('The frame of a Chinese screen holds no English', async () => {
    await page.getByRole('button', { name: /显示全部/ }).click();
    assert.deepEqual(englishIn(await frameWords(page)), []);
    await page.getByRole('link', { name: '成员', exact: true }).first().click();
    await page.locator('table').waitFor();
    assert.deepEqual(englishIn(await frameWords(page)), []);
    await pages.picture('members-zh', page);
  });

  await suite.test('A figure of the members table opens its places', async () => {
    await home();
    const figure = page.locator('table .figure-link').first();
    const count = Number((await figure.innerText()).match(/\d+/)[0]);
    await figure.click();
    await page.waitForURL(/\/map\?member=/);
    await page.getByText(`${count} 处地点`).waitFor();
  });

  await suite.test('The first next step leads to planning', async () => {
    await home();
    await page.locator('.steps a.btn-primary').click();
    await page.waitForURL(/\/routes$/);
    await page.getByRole('button', { name: '规划 3 天' }).waitFor();
  });

  await suite.test('The language switch turns every screen and is remembered', async () => {
    await home();
    await page.getByRole('button', { name: '切换到英文' }).click();
    await page.getByRole('heading', { name: 'What to do next' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.reload();
    await page.getByRole('heading', { name: 'What to do next' }).waitFor();
    await pages.picture('home-en', page);
  });

  for (const language of ['zh', 'en']) {
    await suite.test(`Home fits a phone in ${language}`, async () => {
      const small = await pages.page({ language, size: phone });
      await small.locator('.steps').waitFor();
      assert.ok((await overflow(small)) <= 0, 'the page is wider than the screen');
      await pages.picture(`home-${language}-360`, small, { fullPage: true });
      await pages.close(small);
    });
  }
}
