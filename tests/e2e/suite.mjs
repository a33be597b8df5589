// A small runner: tests one after another, each with a time limit, failures with their picture.
import assert from 'node:assert/strict';

export class Suite {
  passed = 0;
  failed = 0;
  skipped = 0;
  constructor(pictureOf) {
    this.pictureOf = pictureOf;
  }

  async test(name, body, limitMs = 30_000) {
    const began = Date.now();
    let timer;
    const limit = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${limitMs / 1000} s`)), limitMs);
    });
    try {
      await Promise.race([body(), limit]);
      this.passed++;
      console.log(`ok    ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.failed++;
      console.log(
        `FAIL  ${name}\n      ${String(error.message ?? error).replaceAll('\n', '\n      ')}`,
      );
      await this.pictureOf(`failed-${this.failed}`);
    } finally {
      clearTimeout(timer);
    }
  }

  skip(reason) {
    this.skipped++;
    console.log(`skipped: ${reason}`);
  }

  report() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    return this.failed === 0 ? 0 : 1;
  }
}

export { assert };
