import { assert } from './suite.mjs';
import { mapColors, until } from './browser.mjs';
import { planned, stops } from './routes_tests.mjs';

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

  await suite.test('The map draws roads, water and boundary of the extract', async () => {
    const page = await pages.page({ path: '/map' });
    await until(async () => (await mapColors(page)) > 40, 'the map shows more than its ground');
    for (const layer of ['roads', 'water', 'boundary']) {
      const count = await page.evaluate(
        async (name) => (await (await fetch(`/api/v1/map/layers/${name}`)).json()).features.length,
        layer,
      );
      assert.ok(count > 0, `${layer} is empty`);
    }
    assert.match(await page.locator('.attribution').innerText(), /OpenStreetMap/);
    await page.waitForTimeout(800);
    await pages.picture('andorra-map-zh', page);
    await pages.close(page);
  });

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
}
