// The day of a fair: two gates on volunteers' phones, one loses its net for a while, somebody comes without registering, the same person
// comes to both, stands note whom they meet, an employer says what came of it, and the report counts it all.
//
//   链接 ──▶ 东门 ──签到──┐                       ┌─▶ 展位:意向 ──▶ 录用
//        └─▶ 西门 ──没网──┴──▶ 同一个人算一次 ──▶ 现场 ┴─▶ 统计

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, send, visit } from './support/browser.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const COUNTY = '339821';
const FAIR = '青禾县综合招聘会';
const WALK_IN = '李大山';

let songgang;
let browser;
let organiser;
let fair;
let codes;
let stand;
const gates = [];
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
  await songgang.command('migrate');
  await songgang.command('demo', '--people', 600, '--vacancies', 200);
  await account('county', 'county_officer', COUNTY);
  await songgang.serve();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('three people have their codes on paper', async () => {
  const county = await signedIn('county', { size: 'desk' });
  await visit(county, '/staff/fairs');
  await county.getByRole('link', { name: FAIR }).first().click();
  await county.getByRole('heading', { name: FAIR }).waitFor();
  fair = new URL(county.url()).pathname.split('/')[3];
  await visit(county, `/staff/fairs/${fair}/people`);
  const slips = await county.locator(`a[href^="/staff/fairs/${fair}/people/"]`).evaluateAll((links) => links.map((link) => link.href));
  codes = [];
  for (const slip of slips.slice(0, 3)) {
    await visit(county, slip);
    const text = await county.locator('main').innerText();
    codes.push(text.match(/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/)[0]);
  }
  assert.equal(new Set(codes).size, 3);
});

test('the office that organises it hands out links for two gates and a stand', async () => {
  organiser = await signedIn('county');
  await visit(organiser, `/staff/fairs/${fair}/day`);
  await organiser.getByText('还没有人签到').waitFor();
  for (const name of ['东门', '西门']) {
    const form = organiser.locator('form', { has: organiser.getByRole('button', { name: '做入口链接' }) });
    await form.getByLabel('入口叫什么（东门、正门）').fill(name);
    gates.push(await made(form));
  }
  await organiser.getByText('给展位的链接').click();
  stand = await made(organiser.locator('form', { has: organiser.getByRole('button', { name: '做展位链接' }) }));
  await assertAccessible(organiser);
  await assertFits(organiser);
  await picture(organiser, 'fair-day-links');
});

/** Makes a link that is valid around now, and gives its address. */
async function made(form) {
  await form.getByLabel('从几点起有用').fill(shanghai(-3));
  await form.getByLabel('到几点为止').fill(shanghai(3));
  await form.locator('button').click();
  await organiser.locator('#made svg').first().waitFor();
  return organiser.locator('#made a.code').getAttribute('href');
}

/** Now and some hours, as a field for day and time wants it. */
function shanghai(hours) {
  const at = new Date(Date.now() + (8 + hours) * 3_600_000);
  return at.toISOString().slice(0, 16);
}

let east;
let west;

test('the same person at two gates is in once', async () => {
  [east, west] = [await reader(browser, songgang.origin), await reader(browser, songgang.origin)];
  await visit(east, gates[0]);
  await visit(west, gates[1]);
  for (const gate of [east, west]) await gate.getByText('名单在手机里').waitFor();
  await scan(east, codes[0]);
  await says(east, '已签到');
  await scan(west, codes[0].toLowerCase().replaceAll(' ', ''));
  await says(west, '已经签过');
  await says(west, '1 号入口');
  await assertAccessible(east);
  await assertFits(east);
  await picture(east, 'fair-day-gate');
});

test('a gate without a net goes on, and says how much waits', async () => {
  await west.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await west.waitForFunction(async (path) => Boolean(await caches.match(path)), gates[1]);
  await west.context().setOffline(true);
  await west.reload();
  await west.getByText('没网：照样扫').waitFor();
  await scan(west, codes[1]);
  await says(west, '已签到');
  await scan(west, codes[1]);
  await says(west, '已经签过');
  await scan(west, 'https://pay.example/x?id=1');
  await says(west, '这不是招聘会的码');
  await west.getByText('没登记过的').click();
  const walkIn = west.locator('form[data-gate="walk_in"]');
  await walkIn.getByLabel('姓名', { exact: true }).fill(WALK_IN);
  await walkIn.getByLabel('出生年份（可以不填）').fill('1979');
  await walkIn.getByLabel('本人愿意让展位看到姓名').check();
  await walkIn.getByRole('button', { name: '签到' }).click();
  await says(west, '记下了');
  await west.getByText('4 条等着上传').waitFor();
  await picture(west, 'fair-day-offline');
});

test('what waited arrives, with its time, and nobody counts twice', async () => {
  await scan(east, codes[1]);
  await says(east, '已签到');
  await west.context().setOffline(false);
  await west.getByText('都传上去了').waitFor();
  west.problems.length = 0;
  await visit(organiser, `/staff/fairs/${fair}/day`);
  const text = await organiser.locator('main').innerText();
  for (const found of ['求职者 3', '这不是招聘会的码 1', '李**']) assert.ok(text.includes(found), `${found}: ${text}`);
  await assertFits(organiser);
  await picture(organiser, 'fair-day-counts');
});

test('a gate without scripts checks in and takes it back', async () => {
  const plain = await reader(browser, songgang.origin, { scripts: false });
  await visit(plain, gates[0]);
  await scan(plain, codes[2]);
  await plain.getByText('已签到').waitFor();
  await send(plain, '撤销');
  await visit(plain, gates[0]);
  assert.match(await plain.locator('main').innerText(), /在场 3 /);
});

let number;

test('a stand notes a visitor, and a second scan finds the first note', async () => {
  const line = await organiser.locator('li', { hasText: '李**' }).innerText();
  number = line.match(/(\d+) 号/)[1];
  const desk = await reader(browser, songgang.origin, { scripts: false });
  await visit(desk, stand);
  await find(desk, number);
  await desk.getByRole('heading', { name: `${number} 号 ${WALK_IN[0]}**` }).waitFor();
  await desk.getByLabel('当场要人').check();
  await desk.getByLabel('记一句（不写号码）').fill('会开叉车');
  await desk.getByRole('button', { name: '记下来' }).click();
  await find(desk, number);
  await desk.getByText('之前记过: 当场要人 会开叉车').waitFor();
  await desk.getByRole('heading', { name: `${number} 号 ${WALK_IN}`, exact: true }).waitFor();
  await assertFits(desk);
  await picture(desk, 'fair-day-stand');
  await visit(desk, stand);
  await desk.getByLabel('后来怎样').selectOption('hired');
  await desk.getByRole('button', { name: '填结果' }).click();
  await desk.getByText('录用了').first().waitFor();
});

test('results and the report count what happened', async () => {
  await visit(organiser, `/staff/fairs/${fair}/results`);
  const total = organiser.locator('tr.total');
  assert.match(await total.innerText(), /1[\s\S]*1/);
  await assertAccessible(organiser);
  await assertFits(organiser);
  await picture(organiser, 'fair-day-results');
  await visit(organiser, '/staff/fair-report');
  const line = organiser.locator('tr', { hasText: FAIR });
  assert.equal(await line.locator('td').nth(3).innerText(), '3', 'visitors');
  const csv = await organiser.request.get('/staff/fair-report.csv');
  assert.equal(csv.status(), 200);
  assert.ok((await csv.text()).includes(FAIR));
  for (const page of [organiser, east, west]) assertQuiet(page);
});

async function scan(gate, code) {
  const field = gate.locator('#code');
  await field.fill(code);
  await field.press('Enter');
}

async function says(gate, words) {
  await gate.locator('#result', { hasText: words }).waitFor();
}

async function find(desk, visitor) {
  await desk.locator('#visitor').fill(visitor);
  await desk.getByRole('button', { name: '查', exact: true }).click();
}
