// An operator's own map file: drawn in our style where it has our layers, else plainly, and in both
// cases the map says what is not there.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { mapColors, until } from './browser.mjs';
import { assert } from './suite.mjs';

// The map of the import becomes somebody else's file, whose layers are called what `rename` says;
// null leaves one out. Only the description is written anew: PMTiles, version 3, says at byte 24
// where it stands.
export function asOwnFile(rename = (layer) => layer) {
  return (data) => {
    const made = join(data, 'map.pmtiles');
    const own = join(data, 'region.pmtiles');
    renameSync(made, own);
    const bytes = readFileSync(own);
    const [at, length] = [24, 32].map((field) => Number(bytes.readBigUInt64LE(field)));
    const described = JSON.parse(gunzipSync(bytes.subarray(at, at + length)));
    described.vector_layers = described.vector_layers
      .map((layer) => ({ ...layer, id: rename(layer.id) }))
      .filter((layer) => layer.id !== null);
    const packed = gzipSync(JSON.stringify(described));
    bytes.writeBigUInt64LE(BigInt(bytes.length), 24);
    bytes.writeBigUInt64LE(BigInt(packed.length), 32);
    writeFileSync(own, Buffer.concat([bytes, packed]));
  };
}

const noteTest = (name, { says, colors }) => async (suite, pages) => {
  await suite.test(
    name,
    async () => {
      const page = await pages.page({ path: '/map#at=13/42.5063/1.5218', language: 'en' });
      const note = page.locator('.attribution');
      await until(async () => /OpenStreetMap/.test(await note.innerText()), 'the map is described');
      if (says) assert.match(await note.innerText(), says);
      else assert.doesNotMatch(await note.innerText(), /This map file|plainly/);
      if (colors) await until(async () => (await mapColors(page)) > colors, 'the map is drawn');
      await pages.close(page);
    },
    60_000,
  );
};

export const ownTilesTests = [
  [undefined, noteTest("An operator's file with our layers is drawn in our style", { colors: 40 })],
  [
    (layer) => (['peak', 'boundary'].includes(layer) ? null : layer),
    noteTest('Layers that the file lacks are named', {
      says: /This map file has no boundary, peak/,
      colors: 40,
    }),
  ],
  [
    (layer) => `other_${layer}`,
    noteTest('A file with other layers is drawn plainly, and the map says so', {
      says: /Drawn plainly: this map file has no layers water, road and place/,
    }),
  ],
];
