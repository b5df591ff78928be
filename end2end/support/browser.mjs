// Chromium as people use it: a small phone, a desk, with and without scripts.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

const HERE = dirname(fileURLToPath(import.meta.url));
const PICTURES = join(HERE, '../out');
const README_PICTURES = join(HERE, '../../docs/images');

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };
const TIMEOUT_MS = 15_000;

/** Starts Chromium. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/** A page of its own for one reader. `size` is `phone` or `desk`; errors of its scripts fail the story. */
export async function reader(browser, origin, { size = 'phone', scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: SIZES[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    hasTouch: size === 'phone',
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  page.problems = [];
  page.on('pageerror', (error) => page.problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  return page;
}

/** Opens an address and expects it to answer well. */
export async function visit(page, address) {
  const answer = await page.goto(address);
  assert.equal(answer.status(), 200, `${address} answers ${answer.status()}`);
}

/** No script of the page has failed. */
export function assertQuiet(page) {
  assert.deepEqual(page.problems, [], `errors in the console of ${page.url()}`);
}

/** No accessibility rule is broken (WCAG 2.2 AA and axe's own good practice). */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const lines = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html).join('\n    ')}`);
  assert.equal(violations.length, 0, `${page.url()} breaks accessibility rules:\n  ${lines.join('\n  ')}`);
}

/** Nothing sticks out to the right: the page can be read without scrolling sideways. */
export async function assertFits(page) {
  const [wide, seen, out] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const sticksOut = (node) => node.getBoundingClientRect().right > clientWidth + 0.5;
    const nodes = [...document.body.querySelectorAll('*')].filter(sticksOut).slice(-3);
    return [scrollWidth, clientWidth, nodes.map((node) => node.outerHTML.slice(0, 200))];
  });
  assert.ok(wide <= seen, `${page.url()} is ${wide} px wide on a screen of ${seen} px:\n    ${out.join('\n    ')}`);
}

/** A picture of the whole page in `end2end/out/`. */
export async function picture(page, name) {
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** The picture the README shows: kept with the sources only when UPDATE_SCREENSHOTS=1. */
export async function readmePicture(page, name) {
  const folder = process.env.UPDATE_SCREENSHOTS === '1' ? README_PICTURES : PICTURES;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Sends a form by the words of its button, and waits until the answer is there. */
export async function send(page, name) {
  const answered = page.waitForNavigation();
  await page.getByRole('button', { name, exact: true }).first().click();
  await answered;
}
