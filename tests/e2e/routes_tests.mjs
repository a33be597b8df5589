import { readFileSync } from 'node:fs';
import { assert } from './suite.mjs';
import { frameWords, mapColors, overflow, phone, until } from './browser.mjs';
import { englishIn } from './home_tests.mjs';

export const stops = (page, day) =>
  page.locator(`${day ? `[data-day-column="${day}"] ` : ''}[data-stop]`);
const idOf = async (stop) => Number(await stop.getAttribute('data-stop'));
export const idsOf = (page, day) =>
  stops(page, day).evaluateAll((all) => all.map((stop) => Number(stop.dataset.stop)));
const order = async (page) => [await idsOf(page, 1), await idsOf(page, 2), await idsOf(page, 3)];

const planButton = (page) => page.locator('form .submit button');

// Plans with a short search and waits for the end of the job.
export async function planned(page) {
  await page.locator('form summary').click();
  await page.locator('form details select').last().selectOption('2');
  await planButton(page).click();
  const running = page.getByRole('status').getByText(/正在规划|Planning/);
  await running.waitFor();
  await until(async () => !(await running.isVisible()), 'the plan ends', 25_000);
  await stops(page).first().waitFor({ state: 'attached' });
}

// The longest drive on show; a short one is a hair's breadth.
export async function tallestLeg(page, { computed = false } = {}) {
  const legs = page.locator('li.leg .leg');
  const heights = await legs.evaluateAll(
    (all, wantsRoads) =>
      all.map((leg) =>
        wantsRoads && /估算|estimated/.test(leg.title) ? 0 : leg.getBoundingClientRect().height,
      ),
    computed,
  );
  return legs.nth(heights.indexOf(Math.max(...heights)));
}

async function dayWith(page, least) {
  for (const day of [1, 2, 3]) if ((await stops(page, day).count()) >= least) return day;
  throw new Error(`no day has ${least} stops`);
}

async function changed(page, act, what) {
  const before = JSON.stringify(await order(page));
  await act();
  await until(async () => JSON.stringify(await order(page)) !== before, what);
}

async function dragTo(page, stop, day, rows) {
  const from = await stop.boundingBox();
  const column = await page.locator(`[data-day-column="${day}"]`).boundingBox();
  await page.mouse.move(from.x + 40, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await page.mouse.move(column.x + column.width / 2, rows, { steps: 8 });
}

async function lastVisibleMiddle(page, day) {
  const box = await stops(page, day).last().boundingBox();
  return Math.min(box.y + box.height - 2, page.viewportSize().height - 30);
}

export async function routesTests(suite, pages) {
  const page = await pages.page({ path: '/routes' });

  await suite.test(
    'A plan is watched while it improves and ends feasible',
    async () => {
      await planButton(page).waitFor();
      await until(async () => (await mapColors(page)) > 20, 'the map shows the places');
      await pages.picture('routes-start-zh', page);
      await planned(page);
      assert.ok((await stops(page).count()) >= 3, 'the plan has stops');
      assert.match(await page.locator('.detail').innerText(), /可行/);
      await until(async () => (await mapColors(page)) > 30, 'the map shows the route');
      await pages.picture('routes-plan-zh', page);
    },
    40_000,
  );

  await suite.test('Every leg without roads carries the word estimated', async () => {
    const legs = await page.locator('li.leg .text').allInnerTexts();
    assert.ok(legs.length > 0);
    for (const leg of legs.filter((text) => /公里|米/.test(text))) assert.match(leg, /估算/);
    assert.match(await page.locator('.detail').innerText(), /段为估算/);
  });

  await suite.test('An estimated leg opens and claims nothing, and the day says so', async () => {
    await tallestLeg(page).then((leg) => leg.click());
    const text = await page.locator('.detail').innerText();
    assert.match(text, /没有逐步指引/);
    assert.match(text, /没有加油站和充电站的数据/);
    assert.equal(await page.locator('.detail details').count(), 0);
    await page.locator('.detail').getByRole('button', { name: '关闭' }).first().click();
  });

  await suite.test('The plan gives score, bound, limits and why places were left out', async () => {
    const detail = page.locator('.detail');
    assert.match(await detail.innerText(), /得分[\s\S]*上界 [\d,]+/);
    assert.match(await detail.innerText(), /各项限制的余量/);
    await page.getByRole('button', { name: /处未入选/ }).click();
    assert.match(await detail.locator('li').first().innerText(), /分\n[\s\S]*[。）]/);
    assert.deepEqual(englishIn(await frameWords(page)), []);
    await page.getByRole('button', { name: '方案', exact: true }).click();
  });

  await suite.test(
    'Dragging shows the consequences before the drop, and the drop keeps them',
    async () => {
      const day = await dayWith(page, 1);
      const other = day === 1 ? 2 : 1;
      const stop = stops(page, day).first();
      const id = await idOf(stop);
      await dragTo(page, stop, other, await lastVisibleMiddle(page, other));
      const ghost = page.locator('.ghost');
      await until(
        async () => /放得下|违规/.test(await ghost.innerText()),
        'the ghost says what would happen',
      );
      await pages.picture('routes-drag-zh', page);
      await page.mouse.up();
      await until(
        async () => (await idsOf(page, other)).includes(id),
        'the stop is on the other day',
      );
      assert.ok(!(await idsOf(page, day)).includes(id), 'and no longer on its own');
    },
  );

  await suite.test('Escape gives a drag up', async () => {
    const day = await dayWith(page, 1);
    const before = await order(page);
    await dragTo(page, stops(page, day).first(), day === 3 ? 1 : 3, 500);
    await page.locator('.ghost').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.ghost').waitFor({ state: 'detached' });
    await page.mouse.up();
    assert.deepEqual(await order(page), before);
  });

  await suite.test('Undo and redo step through the changes', async () => {
    const after = await idsOf(page, 1);
    await changed(
      page,
      () => page.getByRole('button', { name: '撤销一步' }).click(),
      'the undo shows',
    );
    assert.notDeepEqual(await idsOf(page, 1), after);
    await changed(
      page,
      () => page.getByRole('button', { name: '重做一步' }).click(),
      'the redo shows',
    );
    assert.deepEqual(await idsOf(page, 1), after);
    await page.locator('body').click({ position: { x: 700, y: 20 } });
    await changed(page, () => page.keyboard.press('Control+z'), 'the undo by keyboard shows');
  });

  await suite.test(
    'The keyboard moves a stop to another day, and the focus stays with it',
    async () => {
      const stop = stops(page, 1).last();
      const id = await idOf(stop);
      await stop.focus();
      await changed(page, () => page.keyboard.press('Alt+ArrowRight'), 'the stop moves');
      assert.ok((await idsOf(page, 2)).includes(id));
      await until(
        async () =>
          (await page.evaluate(() => document.activeElement?.getAttribute('data-stop'))) ===
          String(id),
        'the focus follows',
      );
      await changed(page, () => page.keyboard.press('Alt+ArrowLeft'), 'the stop moves back');
    },
  );

  await suite.test('Too much in one day is red, with the sentence beside it', async () => {
    const problems = page.locator('.problems-count');
    for (let step = 0; step < 12 && (await problems.count()) === 0; step++) {
      const stop = stops(page, (await stops(page, 2).count()) > 0 ? 2 : 3).first();
      await stop.focus();
      await changed(
        page,
        () => page.keyboard.press('Alt+ArrowLeft'),
        'the stop moves to the day before',
      );
    }
    await problems.waitFor();
    assert.match(await page.locator('.detail').innerText(), /项违规[\s\S]*。/);
    assert.ok((await page.locator('.head .text-error svg, .stop.broken').count()) > 0);
    await pages.picture('routes-violation-zh', page);
  });

  await suite.test(
    'A locked stop stays on its day when the rest is planned anew',
    async () => {
      while (await page.getByRole('button', { name: '撤销一步' }).isEnabled()) {
        await page.getByRole('button', { name: '撤销一步' }).click();
      }
      const stop = stops(page, 1).first();
      const id = await idOf(stop);
      await stop.focus();
      await page.keyboard.press('l');
      await page.locator(`[data-stop="${id}"]`).getByLabel('已锁定').waitFor();
      await page.getByRole('button', { name: '保留锁定，重排其余' }).click();
      await page.getByRole('status').getByText('正在规划').waitFor();
      await until(
        async () => !(await page.getByRole('status').getByText('正在规划').isVisible()),
        'the plan ends',
        25_000,
      );
      assert.ok((await idsOf(page, 1)).includes(id), 'the locked stop is still on the first day');
    },
    40_000,
  );

  await suite.test('A place that was left out can be added, and a stop removed', async () => {
    await page.getByRole('button', { name: /处未入选/ }).click();
    const before = await stops(page).count();
    await changed(
      page,
      () => page.locator('.detail li button').first().click(),
      'the place is added',
    );
    assert.equal(await stops(page).count(), before + 1);
    await page.getByRole('button', { name: '方案', exact: true }).click();
    await changed(
      page,
      () => page.getByRole('button', { name: '移除', exact: true }).click(),
      'the stop is removed',
    );
    assert.equal(await stops(page).count(), before);
  });

  await suite.test('A plan can be stopped and keeps the best so far', async () => {
    await page.getByRole('button', { name: '修改需求' }).click();
    if (!(await page.locator('form details').evaluate((element) => element.open)))
      await page.locator('form summary').click();
    await page.locator('form details select').last().selectOption('30');
    await planButton(page).click();
    await page.getByRole('button', { name: '停止，用当前结果' }).waitFor();
    await page
      .getByRole('status')
      .getByText(/当前得分/)
      .waitFor();
    await pages.picture('routes-running-zh', page);
    await page.getByRole('button', { name: '停止，用当前结果' }).click();
    await page.getByRole('button', { name: '保存线路' }).waitFor();
    assert.ok((await stops(page).count()) > 0);
  });

  await suite.test('A route is saved, listed and opened again', async () => {
    await page.getByLabel('线路名称').fill('太行试走三日');
    await page.getByRole('button', { name: '保存线路' }).click();
    await page.waitForURL(/\/routes\/\d+$/);
    const saved = await order(page);
    await page.reload();
    await stops(page).first().waitFor({ state: 'attached' });
    assert.deepEqual(await order(page), saved);
    await pages.picture('routes-saved-zh', page);
  });

  await suite.test('Every export is a file of its kind', async () => {
    const kinds = [
      ['线路手册', /^%PDF-/],
      ['导航轨迹', /<gpx[^>]*version="1\.1"/],
      ['日历', /^BEGIN:VCALENDAR/],
      ['地图数据', /"FeatureCollection"/],
      ['方案数据', /"days"/],
    ];
    for (const [label, pattern] of kinds) {
      await page.locator('.menu-holder summary').click();
      const arriving = page.waitForEvent('download');
      await page.getByRole('button', { name: new RegExp(label) }).click();
      const download = await arriving;
      assert.match(download.suggestedFilename(), /^太行试走三日\./);
      assert.match(readFileSync(await download.path(), 'utf8'), pattern);
    }
  });

  await suite.test('A shared link opens the route read-only for a stranger', async () => {
    await page.getByRole('button', { name: '分享只读链接' }).click();
    const address = await page.getByLabel('只读链接').locator('input').inputValue();
    const stranger = await pages.page({ path: new URL(address).pathname });
    await stops(stranger).first().waitFor({ state: 'attached' });
    assert.match(await stranger.locator('h1').first().innerText(), /太行试走三日/);
    await stops(stranger).first().click();
    assert.equal(await stranger.getByRole('button', { name: '移除' }).count(), 0);
    await until(async () => (await mapColors(stranger)) > 30, 'the map shows the route');
    await pages.picture('shared-zh', stranger);
    await pages.close(stranger);
  });

  await suite.test('On paper each day is a table', async () => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('article table').count(), 3);
    assert.ok(await page.locator('article table').first().isVisible());
    assert.equal(await page.locator('nav').first().isVisible(), false);
    await pages.picture('print-zh', page, { fullPage: true });
    await page.emulateMedia({ media: 'screen' });
  });

  await suite.test('Deleting a route offers undo', async () => {
    await page.goto(`${pages.address}/routes`);
    const route = page.getByRole('link', { name: /太行试走三日/ });
    await route.waitFor();
    await page.getByRole('button', { name: /删除线路.*太行试走三日/ }).click();
    await route.waitFor({ state: 'detached' });
    await page.getByRole('status').getByRole('button', { name: '撤销', exact: true }).click();
    await route.waitFor();
  });
  await pages.close(page);

  await suite.test(
    'Another vehicle plans anew, and a coach says what it takes',
    async () => {
      const other = await pages.page({ path: '/routes' });
      await planned(other);
      await other.getByRole('button', { name: '修改需求' }).click();
      await other.getByRole('button', { name: '大客车' }).click();
      const running = other.getByRole('status').getByText(/正在规划/);
      await running.waitFor();
      await until(async () => !(await running.isVisible()), 'the plan ends', 25_000);
      await until(
        async () => /大客车出行/.test(await other.locator('.detail').innerText()),
        'the plan says its vehicle',
      );
      await other.getByRole('button', { name: '修改需求' }).click();
      assert.match(await other.locator('form').innerText(), /每站另加 5 分钟/);
      await other.getByRole('slider', { name: /风景道/ }).fill('2');
      assert.match(await other.locator('form').innerText(), /愿多走一些/);
      await pages.picture('routes-vehicle-zh', other);
      await pages.close(other);
    },
    60_000,
  );

  await suite.test('A request that cannot be met says what to do', async () => {
    const strict = await pages.page({ path: '/routes' });
    await strict.locator('form summary').click();
    await strict.getByLabel(/每天最多行车/).fill('10');
    await strict.getByLabel(/每天最多行车/).press('Tab');
    await strict.getByRole('combobox', { name: '必去' }).pressSequentially('苍岩山');
    await strict.locator('[role=option]').first().click();
    await strict.getByRole('combobox', { name: '出发地' }).pressSequentially('和顺');
    await strict.locator('[role=option]').first().click();
    await strict.locator('form details select').last().selectOption('2');
    await planButton(strict).click();
    const alert = strict.getByRole('alert');
    await alert.waitFor({ timeout: 20_000 });
    assert.deepEqual(englishIn([await alert.innerText()]), []);
    await pages.close(strict);
  });

  for (const language of ['zh', 'en']) {
    await suite.test(
      `Planning works on a phone in ${language}`,
      async () => {
        const small = await pages.page({ path: '/routes', size: phone, language });
        await planned(small);
        assert.ok((await overflow(small)) <= 0, 'the page is wider than the screen');
        await pages.picture(`routes-plan-${language}-360`, small);
        await small.getByRole('button', { name: language === 'zh' ? '第 2 天' : 'Day 2' }).click();
        await until(
          async () => (await stops(small, 2).first().boundingBox())?.x < 360,
          'the second day is on the screen',
        );
        await small
          .getByRole('button', { name: language === 'zh' ? '详情' : 'Details', exact: true })
          .click();
        await small.locator('.detail').waitFor();
        assert.ok((await overflow(small)) <= 0, 'the details are wider than the screen');
        await pages.picture(`routes-details-${language}-360`, small);
        await pages.close(small);
      },
      40_000,
    );
  }

  await suite.test(
    'The English screen plans, and the dark theme holds',
    async () => {
      const dark = await pages.page({ path: '/routes', language: 'en', scheme: 'dark' });
      await planned(dark);
      await stops(dark).first().click();
      await dark.getByRole('button', { name: 'Lock to this day' }).waitFor();
      await until(async () => (await mapColors(dark)) > 30, 'the map shows the route');
      await pages.picture('routes-plan-en-dark', dark);
      await pages.close(dark);
    },
    40_000,
  );
}
