// Debian's Chromium with pages that remember every console error and every request elsewhere.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { chromium } = createRequire(join(root, 'web', 'package.json'))('playwright-core');
const pictures = join(root, 'build', 'screenshots');
mkdirSync(pictures, { recursive: true });

// Software WebGL, so that the map draws on a machine without a graphics card.
const switches = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export const wide = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };

export async function launch() {
  const executablePath = process.env.MAGPIE_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: switches });
}

export class Pages {
  constructor(browser, address) {
    this.browser = browser;
    this.address = address;
    this.complaints = [];
    this.open = [];
  }

  // A fresh profile: nothing is remembered from the page before.
  async page({ language = 'zh', size = wide, scheme = 'light', path = '/' } = {}) {
    const context = await this.browser.newContext({
      viewport: size,
      colorScheme: scheme,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    });
    await context.addInitScript(
      (chosen) =>
        localStorage.getItem('magpie-language') ?? localStorage.setItem('magpie-language', chosen),
      language,
    );
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on(
      'console',
      (message) => message.type() === 'error' && this.complaints.push(`console: ${message.text()}`),
    );
    page.on('pageerror', (error) => this.complaints.push(`script: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === this.address || ['data:', 'blob:'].includes(url.protocol);
      if (!isOwn) this.complaints.push(`request to ${url.host}`);
    });
    this.open.push(page);
    await page.goto(this.address + path);
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    return page;
  }

  async close(page) {
    this.open = this.open.filter((item) => item !== page);
    await page.context().close();
  }

  async closeAll() {
    for (const page of [...this.open]) await this.close(page);
  }

  async picture(name, page = this.open.at(-1), options = {}) {
    if (page && !page.isClosed())
      await page
        .screenshot({ path: join(pictures, `${name}.png`), ...options })
        .catch(() => undefined);
  }

  // The complaints since the last call.
  takeComplaints() {
    const complaints = this.complaints;
    this.complaints = [];
    return complaints;
  }
}

// The words of the frame (headings, labels, buttons), where a Chinese screen may hold no English.
export function frameWords(page) {
  return page.evaluate(() => {
    const frame =
      'h2, h3, th, dt, legend, summary, option, label, main button, nav a, .muted.text-xs';
    const spoken = (element) => {
      const copy = element.cloneNode(true);
      // Names in another language carry their language.
      for (const foreign of copy.querySelectorAll('[lang], code')) foreign.remove();
      return copy.textContent.trim().replace(/\s+/g, ' ');
    };
    return [...document.querySelectorAll(frame)]
      .filter((element) => element.checkVisibility() && !element.closest('[lang]:not(html)'))
      .map(spoken);
  });
}

export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// Whether the canvas of the map shows the colour, "rgb" as three numbers.
export async function mapShows(page, [red, green, blue]) {
  const canvas = page.locator('.maplibregl-canvas').first();
  await canvas.waitFor();
  const image = (await canvas.screenshot()).toString('base64');
  return page.evaluate(
    async ([data, r, g, b]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const board = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      board.drawImage(picture, 0, 0);
      const { data: bytes } = board.getImageData(0, 0, picture.width, picture.height);
      for (let i = 0; i < bytes.length; i += 4)
        if (bytes[i] === r && bytes[i + 1] === g && bytes[i + 2] === b) return true;
      return false;
    },
    [image, red, green, blue],
  );
}

// How many different colours the canvas of the map shows: a blank map has one.
export async function mapColors(page) {
  const canvas = page.locator('.maplibregl-canvas').first();
  await canvas.waitFor();
  const image = (await canvas.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const board = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    board.drawImage(picture, 0, 0);
    const { data: bytes } = board.getImageData(0, 0, picture.width, picture.height);
    const colors = new Set();
    for (let i = 0; i < bytes.length; i += 4)
      colors.add((bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]);
    return colors.size;
  }, image);
}

export async function until(check, what, limitMs = 10_000) {
  const end = Date.now() + limitMs;
  for (;;) {
    if (await check()) return;
    if (Date.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
