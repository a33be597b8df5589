#!/usr/bin/env node
// Takes the picture of the README anew:
//   node tests/e2e/screenshot.mjs --binary build/release/bin/magpie [--ui-dir web/dist]
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Pages, launch, mapColors, root, until } from './browser.mjs';
import { planned, stops } from './routes_tests.mjs';
import { freshFolder, removeFolder, run, serve } from './server.mjs';

const { values } = parseArgs({
  options: { binary: { type: 'string' }, 'ui-dir': { type: 'string' } },
});
const binary = resolve(values.binary ?? join(root, 'build', 'release', 'bin', 'magpie'));
const data = freshFolder();
const browser = await launch();
try {
  await run(binary, ['import', join(root, 'examples', 'heshun-shijiazhuang'), '--data', data]);
  const server = await serve(binary, { data, uiDir: values['ui-dir'] });
  const pages = new Pages(browser, server.address);
  const page = await pages.page({ path: '/routes', language: 'en' });
  await page.locator('input[type=date]').fill('2026-05-01');
  await page.getByRole('combobox', { name: 'Start' }).pressSequentially('Heshun');
  await page.locator('[role=option]', { hasText: 'town' }).first().click();
  await planned(page);
  await stops(page, 2).first().click();
  await page.mouse.move(1, 1);
  await until(async () => (await mapColors(page)) > 100, 'the map shows the route');
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(root, 'docs', 'user', 'screenshot.png') });
  await server.stop();
} finally {
  await browser.close();
  removeFolder(data);
}
