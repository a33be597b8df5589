// Over real roads: lines that follow them, ways around a closure, scenery, reach, paper.
import { assert } from './suite.mjs';
import { mapShows, overflow, phone, until } from './browser.mjs';
import {
  button,
  canvasOf,
  changes,
  clickMap,
  drawMs,
  mapReady,
  patient,
  patientPage,
  row,
} from './roads_tests.mjs';

// Andorra la Vella and Pas de la Casa; between Soldeu and there lies the pass of Envalira.
const ends = 'from=1.521800,42.506300&to=1.730000,42.543000';
const answer = (page) => page.locator('.answer');

// Minutes at the head of the answer, "1小时5分" or "33分钟".
async function minutesOf(page) {
  const words = await answer(page).locator('.figures b').innerText();
  const [, hours = 0, minutes = 0] = /^(?:(\d+)小时)?(?:(\d+)分)?/.exec(words.replace(/\s/g, ''));
  return 60 * Number(hours) + Number(minutes);
}

async function settled(page) {
  await until(
    async () => (await answer(page).getAttribute('aria-busy')) === 'false',
    'the answer is there',
    drawMs,
  );
  await answer(page).locator('.figures').waitFor();
}

// Closes the tunnel, beside which the old road over the pass stays open.
async function closeTunnel(page, pages) {
  const asked = await page.request.get(`${pages.address}/api/v1/roads/route?${ends}`);
  const { geometry, properties } = await asked.json();
  const at = properties.steps.findIndex((step) => /nel d.Envalira/.test(step.road));
  assert.ok(at > 0, 'the fastest way takes the tunnel');
  const [first, last] = [properties.steps[at].first_point, properties.steps[at + 1].first_point];
  const data = {
    request_id: 'e2e-tunnel-1',
    kind: 'closure',
    name: '隧道检修',
    geometry: { type: 'LineString', coordinates: geometry.coordinates.slice(first, last + 1) },
    from_date: '2027-04-10',
    until_date: '2027-04-20',
    source: '测试',
  };
  const answered = await page.request.post(`${pages.address}/api/v1/road-changes`, { data });
  assert.equal(answered.status(), 201, await answered.text());
}

export async function roadAnswersTests(all, pages) {
  const suite = patient(all);
  const page = await patientPage(pages, { path: '/roads#at=12/42.57/1.66' });

  await suite.test('A line follows the road between two clicks', async () => {
    await mapReady(page);
    await button(page, '添加变动').first().click();
    await clickMap(page, [
      [380, 300],
      [620, 460],
    ]);
    await page.getByText('正在找路…').waitFor({ state: 'detached' });
    await page.waitForTimeout(500);
    await pages.picture('andorra-roads-drawing-zh', page);
    await button(page, '完成').click();
    await page.keyboard.type('索尔德乌至格劳罗伊格施工');
    await page.getByLabel('某些日期').check();
    await page.locator('#road-from').fill('2027-03-01');
    await page.locator('#road-until').fill('2027-03-20');
    await page.getByText('2027年3月1日至3月20日封闭').waitFor();
    await page.locator('#road-source').fill('公路局公告');
    await button(page, '保存变动').click();
    await row(page, '施工').waitFor();
    const [stored] = await changes(pages, page);
    assert.ok(stored.geometry.coordinates.length > 10, 'the line is straight');
    await page.waitForTimeout(1500);
    await pages.picture('andorra-roads-list-zh', page);
  });

  await suite.test('An edited line keeps its points', async () => {
    const [before] = await changes(pages, page);
    await button(page, '修改').click();
    await page.locator('#road-name').fill('冬季施工');
    await button(page, '保存变动').click();
    await row(page, '冬季施工').waitFor();
    const [after] = await changes(pages, page);
    assert.deepEqual(after.geometry, before.geometry);
  });

  await suite.test('The way goes around what is closed on the day, and says so', async () => {
    await closeTunnel(page, pages);
    await page.goto(`${pages.address}/roads?tab=ask&date=2027-05-01&${ends}`);
    await settled(page);
    const free = await minutesOf(page);
    assert.ok(free > 10, `${free} minutes`);
    assert.ok((await answer(page).locator('ol li').count()) > 5, 'there are too few steps');
    await until(() => mapShows(page, [213, 94, 0]), 'the way is on the map', drawMs);
    await page.waitForTimeout(800);
    await pages.picture('andorra-roads-ask-zh', page);
    await page.locator('.ask input[type=date]').fill('2027-04-15');
    await page.waitForURL(/date=2027-04-15/);
    await until(
      async () => /隧道检修/.test(await answer(page).innerText()),
      'the answer names the closure',
      drawMs,
    );
    await settled(page);
    assert.ok((await minutesOf(page)) > free, 'the way around takes longer');
    await page.waitForTimeout(800);
    await pages.picture('andorra-roads-ask-closed-zh', page);
  });

  await suite.test('Steps are told in both languages and show their place', async () => {
    await page.goto(`${pages.address}/roads?tab=ask&date=2027-05-01&${ends}`);
    await settled(page);
    await page.getByLabel('中英文对照').check();
    const step = answer(page).locator('ol li').nth(2);
    assert.match(await step.innerText(), /[\u4e00-\u9fff].*\n.*[A-Za-z]{3}/s);
    await step.hover();
  });

  await suite.test('A scenic corridor draws the way to it for minutes that are told', async () => {
    const body = {
      request_id: 'e2e-scenic-1',
      kind: 'scenic',
      name: '恩坎普风景道',
      score: 1,
      source: '测试',
      geometry: { type: 'LineString', coordinates: [[1.5218, 42.5063], [1.58, 42.536], [1.6, 42.566]] },
    };
    const answered = await page.request.post(`${pages.address}/api/v1/road-changes`, { data: body });
    assert.equal(answered.status(), 201);
    const slider = page.getByRole('slider', { name: /风景/ });
    await slider.focus();
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(/scenic=5/);
    await settled(page);
    assert.match(await answer(page).innerText(), /为风景多用.*风景道|和最快的走法一样/);
  });

  await suite.test('The answer prints as a table without the screen around it', async () => {
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('article.print-only');
    await paper.waitFor();
    assert.ok((await paper.locator('tr').count()) > 5);
    assert.equal(await canvasOf(page).isVisible(), false);
    assert.match(await paper.innerText(), /2027年5月1日/);
    await pages.picture('andorra-roads-paper-zh', page, { fullPage: true });
    await page.emulateMedia({ media: 'screen' });
  });

  await suite.test('What lies within 15, 30 and 60 minutes is drawn and counted', async () => {
    await button(page, '能到哪里').click();
    await answer(page).getByText(/15\s*分钟内/).waitFor();
    await until(() => mapShows(page, [8, 79, 92]), 'the nearest roads are on the map', drawMs);
    await page.waitForTimeout(1200);
    await pages.picture('andorra-roads-reach-zh', page);
    const lengths = (await answer(page).locator('li').allInnerTexts()).map((text) =>
      Number(/：([\d,]+)/.exec(text)[1].replace(',', '')),
    );
    assert.equal(lengths.length, 3);
    assert.deepEqual([...lengths].sort((a, b) => a - b), lengths);
    await page.getByRole('checkbox', { name: '60 分钟' }).uncheck();
    await until(async () => (await answer(page).locator('li').count()) === 2, 'two limits are left', drawMs);
  });

  await suite.test('Clicks on the map choose start and destination', async () => {
    await page.goto(`${pages.address}/roads?tab=ask#at=11/42.55/1.58`);
    await mapReady(page);
    await clickMap(page, [
      [300, 450],
      [600, 300],
    ]);
    await settled(page);
    assert.match(page.url(), /from=.*to=/);
    await button(page, '对调起点和终点').click();
    await settled(page);
  });

  await suite.test('A phone asks the roads in English', async () => {
    const small = await patientPage(pages, { path: `/roads?tab=ask&${ends}`, size: phone, language: 'en' });
    await settled(small);
    assert.ok((await overflow(small)) <= 0, 'the page is wider than the screen');
    await small.waitForTimeout(1500);
    await pages.picture('andorra-roads-ask-en-360', small, { fullPage: true });
    await pages.close(small);
  });

  await suite.test('Closures are legible at night', async () => {
    const night = await patientPage(pages, { path: '/roads?date=2027-03-10', scheme: 'dark', language: 'en' });
    await row(night, '冬季施工').click();
    await until(() => mapShows(night, [240, 133, 125]), 'the closure is on the map', drawMs);
    await night.waitForTimeout(800);
    await pages.picture('andorra-roads-night-en', night);
    await pages.close(night);
  });
}
