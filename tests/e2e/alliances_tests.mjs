import { overflow, phone } from './browser.mjs';
import { planned } from './routes_tests.mjs';
import { assert } from './suite.mjs';

// Two alliances on one server: g331 at /, the other under its own address.
export async function alliancesTests(suite, pages) {
  const page = await pages.page();
  const choices = page.getByRole('navigation', { name: '本服务器上的联盟' });

  await suite.test('Home names the alliances and marks the one it shows', async () => {
    await choices.waitFor();
    assert.equal(await choices.getByRole('link').count(), 2);
    assert.match(await choices.locator('[aria-current]').innerText(), /G331.*147 处.*当前/s);
    await pages.picture('alliances-zh', page);
  });

  await suite.test('The keyboard leads to another alliance', async () => {
    await choices.getByRole('link', { name: /晋中/ }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/a/heshun-shijiazhuang/');
    await page.getByRole('heading', { name: '晋中—石家庄旅游联盟', level: 1 }).waitFor();
    assert.match(await choices.locator('[aria-current]').innerText(), /晋中.*215 处/s);
  });

  await suite.test('Links and requests stay with the alliance', async () => {
    await page.getByRole('link', { name: '线路', exact: true }).click();
    await page.waitForURL('**/a/heshun-shijiazhuang/routes');
    await planned(page);
    const elsewhere = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname)
        .filter((path) => path.startsWith('/api/')),
    );
    assert.deepEqual(elsewhere, []);
    await page.goBack();
    await page.waitForURL('**/a/heshun-shijiazhuang/');
  });

  await suite.test('The alliances fit a phone', async () => {
    const small = await pages.page({ size: phone, language: 'en' });
    await small.getByRole('navigation', { name: 'Alliances on this server' }).waitFor();
    assert.equal(await overflow(small), 0);
    await pages.picture('alliances-en-360', small);
  });
}
