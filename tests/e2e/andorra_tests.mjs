import { assert } from './suite.mjs';
import { mapColors, phone, until, wide } from './browser.mjs';
import { planned, stops, tallestLeg } from './routes_tests.mjs';

const views = [
  [5, '42.5063/1.5218'],
  [8, '42.5063/1.5218'],
  [11, '42.55/1.58'],
  [13, '42.5063/1.5218'],
  [16, '42.5078/1.5260'],
];

// Drawn without a graphics card, on a machine that may have other work.
const drawMs = 90_000;

async function viewTest(pages, name, { size, at, ...look }) {
  const page = await pages.page({ path: `/map#at=${at}`, size, ...look });
  page.setDefaultTimeout(drawMs);
  if (size.width < 700)
    await page.getByRole('button', { name: '地图', exact: true }).click();
  const fewest = at.startsWith('5/') ? 8 : 40;
  await until(async () => (await mapColors(page)) > fewest, 'the map shows more than its ground', drawMs);
  await page.waitForTimeout(2000);
  assert.ok(page.url().includes(`#at=${at.split('/')[0]}/`), `the view moved: ${page.url()}`);
  await pages.picture(name, page);
  await pages.close(page);
}

// The most frequent colour of the map.
async function groundColor(page) {
  const image = (await page.locator('.maplibregl-canvas').first().screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const board = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    board.drawImage(picture, 0, 0);
    const { data: bytes } = board.getImageData(0, 0, picture.width, picture.height);
    const counts = new Map();
    for (let i = 0; i < bytes.length; i += 4) {
      const color = `${bytes[i]},${bytes[i + 1]},${bytes[i + 2]}`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0][0];
  }, image);
}

// The same screens over real roads.
export async function andorraTests(suite, pages) {
  await suite.test('Home names the loaded extract and its attribution', async () => {
    const page = await pages.page();
    const text = await page.locator('main').innerText();
    assert.match(text, /已载入路网：.*andorra/);
    assert.match(text, /OpenStreetMap/);
    await pages.picture('andorra-home-zh', page);
    await pages.close(page);
  });

  await suite.test('The map draws the tiles of the extract and names its source', async () => {
    const page = await pages.page({ path: '/map' });
    await until(async () => (await mapColors(page)) > 40, 'the map shows more than its ground');
    const described = await page.evaluate(async () => (await fetch('/tiles.json')).json());
    assert.deepEqual(
      described.vector_layers.map((layer) => layer.id),
      ['land', 'water', 'waterway', 'boundary', 'transit', 'road', 'label', 'peak', 'place'],
    );
    assert.match(await page.locator('.attribution').innerText(), /OpenStreetMap/);
    await page.waitForTimeout(800);
    await pages.picture('andorra-map-zh', page);
    await pages.close(page);
  });

  // Pictures to look at: the map alone, at the zooms people use.
  for (const [size, name] of [
    [wide, ''],
    [phone, '-360'],
  ]) {
    for (const [zoom, at] of views) {
      await suite.test(
        `The map shows Andorra at zoom ${zoom}, ${size.width} pixels wide`,
        () => viewTest(pages, `andorra-zoom-${zoom}${name}`, { size, at: `${zoom}/${at}` }),
        drawMs,
      );
    }
  }
  await suite.test(
    'The map is drawn in English and at night',
    () =>
      viewTest(pages, 'andorra-zoom-13-night-en', {
        size: wide,
        at: '13/42.5063/1.5218',
        language: 'en',
        scheme: 'dark',
      }),
    drawMs,
  );
  const onPaper = async () => {
    const page = await pages.page({ path: `/map#at=11/42.55/1.58` });
    page.setDefaultTimeout(drawMs);
    await page.waitForTimeout(2500);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.waitForTimeout(500);
    assert.equal(await groundColor(page), '255,255,255');
    await pages.picture('andorra-zoom-11-paper', page);
    await pages.close(page);
  };
  await suite.test('The map is drawn for paper', onPaper, drawMs);

  await suite.test(
    'A plan over real roads has computed legs with road names',
    async () => {
      const page = await pages.page({ path: '/routes', language: 'en' });
      await planned(page);
      assert.ok((await stops(page).count()) >= 3);
      const legs = await page
        .locator('li.leg .leg')
        .evaluateAll((all) => all.map((leg) => leg.title));
      const estimated = legs.filter((text) => /estimated/.test(text)).length;
      assert.ok(estimated < legs.length / 2, `${estimated} of ${legs.length} legs are estimated`);
      assert.ok(
        legs.some((title) => /CG|Carr|Avinguda/i.test(title)),
        'no leg names a road',
      );
      await until(async () => (await mapColors(page)) > 40, 'the map shows the route');
      await page.waitForTimeout(800);
      await pages.picture('andorra-routes-en', page);
      await pages.close(page);
    },
    40_000,
  );

  for (const language of ['zh', 'en']) {
    await suite.test(
      `A leg tells its roads turn by turn, on the screen and on paper, in ${language}`,
      async () => {
        const page = await pages.page({ path: '/routes', language });
        await planned(page);
        await (await tallestLeg(page, { computed: true })).click();
        const detail = page.locator('.detail');
        await detail.locator('details summary').click();
        assert.ok((await detail.locator('.steps li').count()) >= 2, 'the leg has steps');
        const text = await detail.innerText();
        assert.match(text, language === 'zh' ? /无加油站/ : /no fuel for/);
        assert.match(text, language === 'zh' ? /没有加油站：/ : /without fuel: /);
        await pages.picture(`andorra-leg-${language}`, page);
        await page.emulateMedia({ media: 'print' });
        assert.ok((await page.locator('article .ways li').count()) > 5, 'paper has the steps');
        await pages.picture(`andorra-print-${language}`, page, { fullPage: true });
        await pages.close(page);
      },
      60_000,
    );
  }
}
