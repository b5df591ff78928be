// A message comes back: its leads count for nothing, the coordinator sees whom no message reaches, goes there and hands the
// leads over before a witness; then they count, with the visit as proof, and never twice.
//
//   匹配 ── 短信 ──▶ 网关 ──▶ 退回 ──▶ 不算数 · 要上门 ── 走访，见证人 ──▶ 算进今年

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, YEAR, writeCounty } from './support/county.mjs';
import { VILLAGE, begin, finish, saved, takeAlong, turnTo, type, waits } from './support/field.mjs';
import { startKannel } from './support/kannel.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const [NAME, NUMBER] = ['李秀英', '13900000001'];
const WITNESS = '王村长';
const NUMBERS = [NUMBER, '13900000002', '13900000003'];
const WITHIN_MS = 20_000;

let songgang;
let browser;
let kannel;
let phone;
const { account, signedIn, password } = staffOf(() => songgang, () => browser);

before(async () => {
  browser = await openBrowser();
  kannel = await startKannel({ dead: [NUMBER] });
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  // The story is told at any hour: from nine to nine is never quiet.
  for (const key of ['message.quiet_from', 'message.quiet_to']) {
    await songgang.command('figures', 'set', key, 9, '--from', `${YEAR}-01-01`, '--source', '故事');
  }
  await account('anna', 'coordinator', VILLAGE);
  await account('county', 'county_officer', COUNTY);
  await songgang.serve({ settings: kannel.environment });
  // Now, not at noon: what is planned for later waits.
  await songgang.command('match', '--year', YEAR);
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
  await kannel?.stop();
});

test('everybody with a number gets one message, which names nobody', async () => {
  await kannel.has(NUMBERS.length);
  assert.deepEqual(kannel.counts(), Object.fromEntries(NUMBERS.map((number) => [number, 1])));
  for (const { text } of kannel.taken) {
    assert.match(text, /\/l\/[\w-]{10,}/, 'the way to the leads');
    assert.ok(!['李秀英', '张建国', '王小梅'].some((name) => text.includes(name)), text);
  }
});

test('what came back does not count, what arrived does', async () => {
  const table = await eventually((report) => report.total.by_channel.sms > 0 && report.total.leads_5_up === 1);
  const [bounced, arrived] = [VILLAGE, '990101101202'].map((code) => table.rows.find((row) => row.area === code));
  assert.deepEqual([bounced.due, bounced.leads_0, bounced.shortfall], [1, 1, 5], JSON.stringify(bounced));
  assert.deepEqual([arrived.due, arrived.leads_5_up, arrived.shortfall], [1, 1, 0], JSON.stringify(arrived));
});

test('the coordinator finds her on the list of whom no message reaches, and on the list of the day', async () => {
  const desk = await signedIn('anna');
  const behind = desk.locator('li', { hasText: NAME });
  await eventuallyShows(desk, `/staff/behind?area=${VILLAGE}`, '短信和提醒都送不到');
  assert.match(await behind.innerText(), /差 5 个/);
  await assertAccessible(desk);
  await assertFits(desk);
  await picture(desk, 'bounce-behind');
  await visit(desk, '/staff/tasks');
  const task = desk.locator('li', { hasText: NAME }).last();
  await task.getByText('5 个岗位要送到').waitFor();
  await picture(desk, 'bounce-task');
  await openFile(desk);
  const told = await desk.locator('#told').innerText();
  assert.match(told, /短信[\s\S]*没送到[\s\S]*退回：号码不通/, told);
  assert.equal(await desk.getByText('今年已送到 0 个，还差 5 个').count(), 1);
  assert.equal(await desk.locator('article', { hasText: '没送到' }).count(), 5);
  await picture(desk, 'bounce-file');
  assertQuiet(desk);
  await desk.context().close();
});

test('she goes there, hands the leads over one by one, and a witness confirms it', async () => {
  phone = await reader(browser, songgang.origin);
  await takeAlong(phone, { login: 'anna', password: password('anna'), name: NAME });
  await phone.context().setOffline(true);
  await begin(phone, NAME);
  await turnTo(phone, '送到的岗位');
  const cards = phone.locator('li.card');
  assert.equal(await cards.count(), 5);
  await cards.nth(0).getByRole('button', { name: '感兴趣' }).click();
  await saved(phone);
  for (let at = 1; at < 5; at += 1) {
    await cards.nth(at).getByRole('button', { name: '送到了' }).click();
    await saved(phone);
  }
  await picture(phone, 'bounce-hand-over');
  await turnTo(phone, '谁来证明');
  await phone.getByRole('button', { name: '填好了，存起来' }).click();
  await phone.getByText('有地方没填好').waitFor();
  await phone.getByRole('button', { name: '见证人' }).click();
  await type(phone, '见证人姓名', WITNESS);
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'bounce-witness');
  await finish(phone);
  await waits(phone, 1);
});

test('the visit arrives: the year counts five, once, with the visit as proof', async () => {
  await phone.context().setOffline(false);
  await waits(phone, 0);
  const table = await eventually((report) => report.total.by_channel.home === 5);
  const row = table.rows.find((one) => one.area === VILLAGE);
  assert.deepEqual([row.leads_5_up, row.shortfall, row.interested], [1, 0, 1], JSON.stringify(row));
  const desk = await signedIn('anna');
  await openFile(desk);
  await desk.getByText('今年已送到 5 个，还差 0 个').waitFor();
  const proven = desk.locator('article', { hasText: `入户 · 证明人 · 算进 ${YEAR}` });
  assert.equal(await proven.count(), 5, await desk.locator('main').innerText());
  assert.equal(await desk.locator('article', { hasText: '感兴趣' }).count(), 1);
  await assertAccessible(desk);
  await picture(desk, 'bounce-proven');
  await desk.getByRole('link', { name: '走访', exact: true }).last().click();
  await desk.getByText(WITNESS).waitFor();
  assert.equal(await desk.locator('li.card h3').count(), 1, 'one visit');
  await picture(desk, 'bounce-visit');
  await desk.context().close();
});

test('nothing is left to do about it, and nobody is told a second time', async () => {
  const desk = await signedIn('anna');
  await visit(desk, '/staff/tasks');
  assert.equal(await desk.getByText('个岗位要送到').count(), 0);
  await visit(desk, `/staff/behind?area=${VILLAGE}`);
  assert.equal(await desk.getByText('短信和提醒都送不到').count(), 0);
  const { port } = new URL(songgang.origin);
  await songgang.kill();
  await songgang.serve({ port, settings: kannel.environment });
  await pause(2_000);
  assert.deepEqual(kannel.counts(), Object.fromEntries(NUMBERS.map((number) => [number, 1])));
});

/** The coverage of the town, as soon as it is so. */
async function eventually(isSo) {
  const until = Date.now() + WITHIN_MS;
  for (;;) {
    const report = await songgang.command('report', 'lead-coverage', '--year', YEAR, '--area', TOWN);
    if (isSo(report)) return report;
    if (Date.now() > until) throw new Error(`the coverage stays ${JSON.stringify(report)}`);
    await pause(300);
  }
}

async function eventuallyShows(page, address, text) {
  const until = Date.now() + WITHIN_MS;
  for (;;) {
    await visit(page, address);
    if ((await page.getByText(text).count()) > 0) return;
    if (Date.now() > until) throw new Error(`${address} does not say ${text}`);
    await pause(300);
  }
}

async function openFile(page) {
  await visit(page, `/staff/people?area=${VILLAGE}&whose=all`);
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('heading', { name: NAME }).first().waitFor();
}
