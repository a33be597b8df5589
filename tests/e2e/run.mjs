#!/usr/bin/env node
// Browser tests over the real program:
//   node tests/e2e/run.mjs --binary build/release/bin/magpie [--ui-dir web/dist] [--only home,map,routes,roads,accounts,alliances,import,feeds,records,same-as,andorra,own-tiles,heights]
// Pictures of every screen go to build/screenshots/. Extracts are looked for in $MAGPIE_SHARED
// (default ../shared beside the checkout).
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accountTests } from './account_tests.mjs';
import { alliancesTests } from './alliances_tests.mjs';
import { andorraTests } from './andorra_tests.mjs';
import { Pages, launch, root } from './browser.mjs';
import { feedTests } from './feed_tests.mjs';
import { heightTests } from './heights_tests.mjs';
import { homeTests } from './home_tests.mjs';
import { importTests } from './import_tests.mjs';
import { mapTests } from './map_tests.mjs';
import { recordTests } from './record_tests.mjs';
import { roadAnswersTests } from './road_answers_tests.mjs';
import { roadReaderTests, roadsTests } from './roads_tests.mjs';
import { routesTests } from './routes_tests.mjs';
import { sameAsTests } from './same_as_tests.mjs';
import { freshFolder, removeFolder, run, serve } from './server.mjs';
import { Suite, assert } from './suite.mjs';
import { asOwnFile, ownTilesTests } from './tiles_tests.mjs';

const { values } = parseArgs({
  options: { binary: { type: 'string' }, 'ui-dir': { type: 'string' }, only: { type: 'string' } },
});
if (!values.binary || !existsSync(values.binary)) {
  console.error(
    `There is no program at ${values.binary ?? '(no --binary given)'}: build it, then pass --binary PATH.`,
  );
  process.exit(2);
}
const binary = resolve(values.binary);
const uiDir = values['ui-dir'] && resolve(values['ui-dir']);
const demo = join(root, 'examples', 'heshun-shijiazhuang');
const extract = join(
  resolve(process.env.MAGPIE_SHARED ?? join(root, '..', 'shared')),
  'osm',
  'andorra.osm.pbf',
);
const heights = join(dirname(extract), 'N42E001.hgt.zip');
const wanted = (name) => !values.only || values.only.split(',').includes(name);

let pages;
const suite = new Suite((name) => pages?.picture(name));
const browser = await launch();

// Imports, serves, tests, and then asks that the pages never complained.
async function over(name, { imports, prepare, options }, groups) {
  const data = freshFolder();
  let server;
  try {
    if (imports) await run(binary, ['import', ...imports, '--data', data]);
    await prepare?.(data);
    server = await serve(binary, { data, uiDir, options });
    pages = new Pages(browser, server.address);
    for (const group of groups) {
      await group(suite, pages);
      await pages.closeAll();
    }
    await suite.test(`The pages over ${name} made no other request and no error`, async () => {
      assert.deepEqual(pages.takeComplaints(), []);
    });
  } catch (error) {
    await suite.test(`The program serves ${name}`, async () => {
      throw error;
    });
  } finally {
    await pages?.closeAll();
    await server?.stop();
    removeFolder(data);
  }
}

const began = Date.now();
const demoGroups = [
  ['home', homeTests],
  ['map', mapTests],
  ['routes', routesTests],
]
  .filter(([name]) => wanted(name))
  .map(([, group]) => group);
if (demoGroups.length > 0) await over('the demo', { imports: [demo] }, demoGroups);
if (wanted('accounts')) {
  const addViewer = (data) =>
    run(binary, ['user', 'add', 'li', '--role', 'viewer', '--data', data], 'sunflower seeds 7\n');
  const groups = [accountTests, roadReaderTests];
  await over('the demo with an account', { imports: [demo], prepare: addViewer }, groups);
}
if (wanted('alliances')) {
  const prepare = async (data) => {
    for (const name of ['g331', 'heshun-shijiazhuang'])
      await run(binary, ['demo', name, '--into', data]);
  };
  await over('two alliances', { prepare }, [alliancesTests]);
}
if (wanted('import')) {
  const addWriter = (data) =>
    run(binary, ['user', 'add', 'wang', '--role', 'secretariat', '--data', data], 'sunflower seeds 7\n');
  await over('the demo with a secretariat', { imports: [demo], prepare: addWriter }, [importTests]);
}
if (wanted('feeds')) {
  const options = ['--allow-private-feeds'];
  await over('the demo with a source', { imports: [demo], options }, [feedTests]);
}

if (wanted('records')) {
  const small = join(root, 'tests', 'data', 'small');
  await over('records', { imports: [small] }, [recordTests]);
}
if (wanted('same-as')) {
  const small = join(root, 'tests', 'data', 'small');
  await over('two records of one place', { imports: [small] }, [sameAsTests]);
}
if (wanted('roads')) {
  await over('the demo without roads', { imports: [demo] }, [roadsTests]);
  if (existsSync(extract)) await over('the roads of Andorra', { imports: [extract] }, [roadAnswersTests]);
  else suite.skip(`no andorra.osm.pbf at ${extract}`);
}
if (wanted('andorra')) {
  if (existsSync(extract)) await over('Andorra', { imports: [extract] }, [andorraTests]);
  else suite.skip(`no andorra.osm.pbf at ${extract}`);
}
if (wanted('own-tiles')) {
  if (!existsSync(extract)) suite.skip(`no andorra.osm.pbf at ${extract}`);
  for (const [rename, test] of existsSync(extract) ? ownTilesTests : [])
    await over("an operator's map file", { imports: [extract], prepare: asOwnFile(rename) }, [test]);
}
if (wanted('heights')) {
  if (existsSync(heights))
    await over('Andorra with heights', { imports: [extract, heights] }, [heightTests]);
  else suite.skip(`no N42E001.hgt.zip at ${heights}`);
}
await browser.close();
console.log(`browser tests took ${((Date.now() - began) / 1000).toFixed(0)} s`);
process.exit(suite.report());
