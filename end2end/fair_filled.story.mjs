// A job fair fills: an organiser plans it, the county gives it back and approves it, the village registers people, the last seat is
// waited for and passed on, a code is printed, everybody reads how one comes in, and a cancellation is final.
//
//   起草 ──▶ 退回 ──▶ 批准公布 ──▶ 报名 ──▶ 等位 ──▶ 有人退，补上 ──▶ 入场码 ──▶ 取消

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, reader, send, visit } from './support/browser.mjs';
import { COUNTY, TODAY, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const TITLE = '青禾县夏季招聘会';
const HELD_ON = new Date(Date.parse(`${TODAY}T00:00:00Z`) + 10 * 86_400_000).toISOString().slice(0, 10);

let songgang;
let browser;
let page;
let fair;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people']) await songgang.command('import', noun, files[noun]);
  await staff.account('olga', 'organiser', COUNTY);
  await staff.account('anna', 'coordinator', TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  await songgang.serve();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('an organiser plans it; what is wrong stands beside its field and what was typed stays', async () => {
  await as('olga');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '招聘会' }).first().click();
  await page.getByRole('link', { name: '新办一场招聘会' }).click();
  await page.getByLabel('叫什么名字').fill(TITLE);
  await page.getByLabel('哪天').fill(HELD_ON);
  await page.getByLabel('在哪个场地').fill('县人力资源市场');
  await page.getByLabel('最多能来多少人').fill('0');
  await page.getByLabel('没有台阶').check();
  await send(page, '存下来');
  assert.equal(await page.getByLabel('叫什么名字').inputValue(), TITLE, 'what was typed stays');
  assert.ok(await page.getByLabel('没有台阶').isChecked(), 'and what was ticked');
  await looks('fair-form');
  await page.getByLabel('门牌地址').fill('胜利路 8 号');
  await page.getByLabel('最多能来多少人').fill('1');
  await send(page, '存下来');
  await page.getByText('批准前还缺').waitFor();
  fair = new URL(page.url()).pathname;
  const hidden = await page.request.get(fair.replace('/staff/fairs', '/events'));
  assert.equal(hidden.status(), 404, 'a draft is nobody\'s business');
});

test('the county gives it back, and approves it once there is a safety plan', async () => {
  await as('county');
  await visit(page, fair);
  await page.getByText('退回去改').click();
  await page.getByLabel('原因').first().fill('没有安全方案');
  await send(page, '确定');
  await as('olga');
  await visit(page, fair);
  await page.getByText('没有安全方案').waitFor();
  await page.getByRole('link', { name: '修改' }).click();
  await page.getByLabel('安全方案').fill('两个出口，一个医疗点。');
  await send(page, '存下来');
  await as('county');
  await visit(page, fair);
  await send(page, '场地、安全方案、人数都看过，批准并公布');
  await page.getByText('已公布').waitFor();
  await looks('fair-desk');
});

test('everybody reads when, where and how one comes in, without scripts', async () => {
  const visitor = await reader(browser, songgang.origin, { size: 'phone', scripts: false });
  await visit(visitor, '/events');
  await visitor.getByRole('link', { name: TITLE }).click();
  await visitor.getByText('没有台阶，轮椅进得去').waitFor();
  await visitor.getByText('不报名也可以直接来').waitFor();
  await assertFits(visitor);
  await picture(visitor, 'fair-event');
  await visitor.context().close();
});

test('the village registers two, one waits, and gets the seat that is given back', async () => {
  await as('anna');
  for (const no of ['P0001', 'P0002']) {
    await visit(page, `${fair}/people`);
    await page.getByLabel('给谁报名').fill(no);
    await send(page, '报名');
  }
  await page.getByText('1 人等位').waitFor();
  await looks('fair-people');
  const first = page.locator('li.card', { hasText: 'P0001' });
  const left = page.waitForNavigation();
  await first.getByRole('button', { name: '退掉' }).click();
  await left;
  const second = page.locator('li.card', { hasText: 'P0002' });
  await second.getByText('报了名').waitFor();
  await second.getByRole('link', { name: '入场码' }).click();
  await page.getByText('只能这一场用').waitFor();
  await looks('fair-ticket');
});

test('a cancellation is told on its page and is final', async () => {
  await as('olga');
  await visit(page, fair);
  await page.getByText('不办了，通知所有人').click();
  await page.getByLabel('原因').last().fill('场地停电');
  await send(page, '确定');
  await page.getByText('这场招聘会取消了').waitFor();
  assert.equal(await page.getByRole('button').filter({ hasText: '一次排好' }).count(), 0);
  await visit(page, fair.replace('/staff/fairs', '/events'));
  await page.getByText('场地停电').waitFor();
});

async function as(login) {
  await page?.context().close();
  page = await staff.signedIn(login);
}

async function looks(name) {
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, name);
}
