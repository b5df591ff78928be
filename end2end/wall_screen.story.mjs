// A wall screen in the hall of a township: vacancies roll over it, a new one arrives by itself, it goes on when the network is
// gone, even after it was switched off and on, and takes in what it missed.
//
//   设大屏 ──▶ 电视上输地址 ──▶ 滚动 ──▶ 新岗位自己来 ──▶ 断网接着放 ──▶ 网来了补上 ──▶ 关掉

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { TODAY, creditCode, writeCounty } from './support/county.mjs';
import { freePort, freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const TELEVISION = { width: 1920, height: 1080 };
/** A turn takes twelve seconds, a look for what is new two, and the machine may be busy. */
const SOON = { timeout: 60_000 };

let songgang;
let browser;
let port;
let desk;
let wall;
let address;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await bring(2, 9, '车间');
  await staff.account('town', 'town_officer', TOWN);
  port = await freePort();
  await songgang.serve({ port });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('an officer sets a screen up and reads the address off the page', async () => {
  desk = await staff.signedIn('town', { size: 'desk' });
  await desk.getByRole('link', { name: '大屏' }).click();
  await desk.getByText('还没有大屏').waitFor();
  await desk.getByLabel('叫什么').fill('便民大厅电视');
  await desk.getByRole('button', { name: '存下来' }).click();
  await desk.getByRole('heading', { name: '便民大厅电视' }).waitFor();
  const typed = await desk.locator('b.code').textContent();
  assert.match(typed, /\/screen\/[0-9a-z]{4}-[0-9a-z]{4}$/);
  address = typed.slice(typed.indexOf('/screen/'));
  await assertAccessible(desk);
  await assertFits(desk);
  await picture(desk, 'wall-settings');
});

test('the television shows six vacancies, the numbers, the clock and the way to the telephone', async () => {
  wall = await reader(browser, songgang.origin, { size: 'desk' });
  await wall.setViewportSize(TELEVISION);
  await visit(wall, address.toUpperCase().replace('/SCREEN/', '/screen/'));
  assert.equal(await shown().count(), 6);
  await wall.getByText('河湾镇 招聘信息').waitFor();
  await wall.locator('#counts').getByText('个岗位').waitFor();
  await wall.getByRole('img', { name: '手机扫一扫' }).waitFor();
  assert.match(await wall.locator('#clock b').textContent(), /^\d{1,2}:\d\d$/);
  // Cards fade in for a moment: what is measured is how they stand.
  await wall.emulateMedia({ reducedMotion: 'reduce' });
  await assertAccessible(wall);
  await assertAtADistance();
  await picture(wall, 'wall-day');
});

test('the next ones follow by themselves', async () => {
  const first = await shown().first().textContent();
  await wall.waitForFunction(
    (text) => document.querySelector('#posts li:not([hidden])').textContent !== text, first, SOON,
  );
});

test('a new vacancy arrives without anybody touching the screen', async () => {
  await bring(20, 20, '刚刚来的');
  await wall.locator('#posts li', { hasText: '刚刚来的20' }).waitFor({ state: 'attached', ...SOON });
  assertQuiet(wall);
});

test('without network it goes on, says since when, and survives being switched off and on', async () => {
  const before = await wall.locator('#posts li').count();
  await wall.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await wall.reload();
  await wall.locator('#posts li', { hasText: '刚刚来的20' }).waitFor({ state: 'attached', ...SOON });
  await songgang.rest();
  await wall.context().setOffline(true);
  await wall.locator('#state', { hasText: '没有网络 · 更新于' }).waitFor(SOON);
  const first = await shown().first().textContent();
  await wall.waitForFunction(
    (text) => document.querySelector('#posts li:not([hidden])').textContent !== text, first, SOON,
  );
  assert.equal(await wall.locator('#posts li').count(), before, 'nothing is lost');
  await picture(wall, 'wall-offline');
  await wall.reload();
  await wall.locator('#posts li', { hasText: '刚刚来的20' }).waitFor({ state: 'attached', ...SOON });
  await wall.locator('#state', { hasText: '没有网络' }).waitFor(SOON);
});

test('when the network is back it takes in what it missed', async () => {
  await bring(30, 30, '断网时来的');
  await songgang.serve({ port });
  await wall.context().setOffline(false);
  await wall.locator('#posts li', { hasText: '断网时来的30' }).waitFor({ state: 'attached', ...SOON });
  await wall.locator('#state', { hasText: '没有网络' }).waitFor({ state: 'detached', ...SOON });
});

test('by night it is light on dark, and in larger letters four stand at a time', async () => {
  await desk.reload();
  await desk.getByLabel('颜色').selectOption('night');
  await desk.getByLabel('字多大').selectOption('large');
  await desk.getByRole('button', { name: '存下来' }).click();
  await desk.getByRole('heading', { name: '便民大厅电视' }).waitFor();
  await wall.reload();
  assert.equal(await shown().count(), 4);
  const [red] = (await wall.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/g);
  assert.ok(Number(red) < 40, 'a dark ground');
  await assertAccessible(wall);
  await picture(wall, 'wall-night');
});

test('without scripts the page turns itself', async () => {
  const plain = await reader(browser, songgang.origin, { size: 'desk', scripts: false });
  await plain.setViewportSize(TELEVISION);
  await visit(plain, address);
  const refresh = await plain.locator('meta[http-equiv=refresh]').getAttribute('content');
  assert.match(refresh, /^12;url=\/screen\/[0-9a-z]{8}\?page=2$/);
  const first = await plain.locator('#posts li:not([hidden])').first().textContent();
  await visit(plain, refresh.slice(refresh.indexOf('url=') + 4));
  assert.notEqual(await plain.locator('#posts li:not([hidden])').first().textContent(), first);
  await plain.context().close();
});

test('a poster of the screen prints on one sheet, and a telephone reads the wall as well', async () => {
  await desk.getByRole('link', { name: '打印海报' }).click();
  await desk.getByRole('heading', { name: '找工作 看这里' }).waitFor();
  await assertAccessible(desk);
  await picture(desk, 'poster');
  for (const sheet of ['A4', 'A3', 'A5']) {
    await desk.getByRole('link', { name: sheet, exact: true }).click();
    await desk.locator(`.poster.${sheet.toLowerCase()}`).waitFor();
    const sheets = await desk.pdf({ preferCSSPageSize: true });
    assert.equal(sheets.toString('latin1').match(/\/Type\s*\/Page[^s]/g).length, 1, `one sheet of ${sheet}`);
  }
  await wall.setViewportSize({ width: 360, height: 740 });
  await assertFits(wall);
  await picture(wall, 'wall-phone');
});

test('switched off, its address shows nothing any more', async () => {
  await desk.getByRole('link', { name: '返回', exact: true }).click();
  await desk.getByText('关掉', { exact: true }).first().click();
  await desk.getByRole('button', { name: '关掉' }).click();
  await desk.getByText('已关').first().waitFor();
  const answer = await wall.goto(address);
  assert.equal(answer.status(), 404);
});

/** The vacancies one sees now. */
function shown() {
  return wall.locator('#posts li:visible');
}

/** A letter of what one must read is at least 40 pixels high: 2.5 cm on a television of 55 inches. */
async function assertAtADistance() {
  const sizes = await wall.evaluate(() => Object.fromEntries(['h2', '.wage'].map((name) => {
    const node = document.querySelector(`#posts li:not([hidden]) ${name}`);
    return [name, parseFloat(getComputedStyle(node).fontSize)];
  })));
  for (const [name, size] of Object.entries(sizes)) assert.ok(size >= 40, `${name} is ${size} px high`);
  const cut = await wall.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    return scrollHeight - clientHeight;
  });
  assert.equal(cut, 0, 'nothing lies below the screen');
}

/** Vacancies from one number to another come in by file. */
async function bring(from, to, title) {
  const head = 'vacancy_no,employer_uscc,employer_name,title,kind,headcount,wage_min,wage_max,wage_unit,area,open_from,lodging,meals';
  const lines = [];
  for (let number = from; number <= to; number += 1) {
    lines.push(`W${number},${creditCode('91990101MA0000001')},青禾县第一服装厂,${title}${number},normal,5,3000,4500,month,${TOWN},${TODAY},yes,yes`);
  }
  const file = join(songgang.folder, `vacancies-${from}.csv`);
  await writeFile(file, `${head}\n${lines.join('\n')}\n`);
  const told = await songgang.command('import', 'vacancies', file);
  assert.equal(told.refused, 0, JSON.stringify(told));
}
