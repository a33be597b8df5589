import { assert } from './suite.mjs';
import { mapColors, until, wide } from './browser.mjs';

const views = [
  [8, '42.5063/1.5218'],
  [11, '42.55/1.58'],
  [13, '42.5063/1.5218'],
];
// Drawn without a graphics card, on a machine that may have other work.
const drawMs = 90_000;

// Waits until tiles of heights have come and the picture stands still.
async function shaded(pages, { at, ...look }) {
  const page = await pages.page({ path: '/', ...look });
  page.setDefaultTimeout(drawMs);
  const tiles = [];
  page.on('response', (response) => {
    if (response.url().includes('/tiles/heights/')) tiles.push(response.status());
  });
  await page.goto(`${pages.address}/map#at=${at}`);
  await until(() => tiles.length > 0, 'the map asks for heights', drawMs);
  await until(async () => (await mapColors(page)) > 400, 'the map shows its relief', drawMs);
  await page.waitForTimeout(2000);
  assert.deepEqual(
    tiles.filter((status) => status !== 200),
    [],
  );
  return page;
}

// The map over real heights.
export async function heightTests(suite, pages) {
  for (const scheme of ['light', 'dark']) {
    for (const [zoom, at] of views) {
      await suite.test(
        `The map shades the land at zoom ${zoom}, ${scheme}`,
        async () => {
          const page = await shaded(pages, { at: `${zoom}/${at}`, size: wide, scheme });
          await pages.picture(`heights-zoom-${zoom}-${scheme}`, page);
          await pages.close(page);
        },
        drawMs,
      );
    }
  }

  await suite.test(
    'Paper shows no relief',
    async () => {
      const page = await shaded(pages, { at: '11/42.55/1.58', size: wide });
      const before = await mapColors(page);
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await until(async () => (await mapColors(page)) < before / 2, 'the shade is gone', drawMs);
      await pages.close(page);
    },
    drawMs,
  );

  await suite.test('A way on foot tells its climb and is slower up than down', async () => {
    const page = await pages.page({ path: '/map' });
    const ask = (from, to) =>
      page.evaluate(
        async (query) => (await (await fetch(`/api/v1/roads/route?${query}`)).json()).properties,
        `vehicle=foot&from=${from}&to=${to}`,
      );
    const [low, high] = ['1.5148,42.5449', '1.4900,42.5680'];
    const up = await ask(low, high);
    const down = await ask(high, low);
    assert.equal(up.method, 'foot-1+heights');
    assert.ok(up.facts.up_m > up.facts.down_m + 100, JSON.stringify(up.facts));
    assert.ok(up.seconds > down.seconds, `${up.seconds} s up, ${down.seconds} s down`);
    await pages.close(page);
  });
}
