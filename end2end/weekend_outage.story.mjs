// The server is killed on a Friday evening and comes back on Monday. What was due meanwhile is done once each: messages,
// tasks, a notice that comes down. Then phones: one batch sent ten times, and a server killed in the middle of another.
//
//   周五 21:30 ✂ ── 周末 ──▶ 周一 9:00：短信各一条 · 任务各一件 · 公示撤下 ── 同一批传十次 ── 传到一半又断 ──▶ 各一次

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { assertAccessible, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, TODAY, residentId, writeCounty } from './support/county.mjs';
import { VILLAGE, begin, finish, signIn, takeAlong, turnTo, type, waits, writeNotHome } from './support/field.mjs';
import { startKannel } from './support/kannel.mjs';
import { enter, vote } from './support/recognition.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const NAME = '李秀英';
const NOTE = '星期五晚上写的';
const NUMBERS = ['13900000001', '13900000002', '13900000003'];
/** Neighbours without a telephone, to be visited. */
const NEIGHBOURS = ['赵一', '钱二', '孙三', '周四', '吴五', '郑六', '冯七', '陈八', '褚九', '卫十', '蒋十一', '沈十二'];
const [POSTED, FRIDAY, MONDAY] = weekend();
const YEAR = FRIDAY.slice(0, 4);
/** After so many milliseconds of a batch the server dies. */
const DEATHS = [0, 12, 40];

let songgang;
let browser;
let kannel;
let phone;
let port;
const { account, signedIn, password } = staffOf(() => songgang, () => browser);

before(async () => {
  browser = await openBrowser();
  kannel = await startKannel();
  songgang = await freshSonggang();
  const more = NEIGHBOURS.map((name, at) => ({
    person_no: `P01${String(at).padStart(2, '0')}`, resident_id: residentId('19880808', 100 + at), name,
    hukou_area: VILLAGE, living_area: VILLAGE, categories: 'poor_worker', education: '初中', wanted_occupations: '保洁员',
    wage_min: 2000, distance_km: 20,
  }));
  const files = await writeCounty(songgang.folder, { more });
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await account('anna', 'coordinator', VILLAGE);
  await account('village', 'coordinator', TOWN);
  await account('town', 'town_officer', TOWN);
  for (const [key, value] of [['county.agri_population', 1_000_000], ['land_loss.issued', 20091120], ['land_loss.effective', 20100101]]) {
    await songgang.command('figures', 'set', key, value, '--area', COUNTY, '--from', '2010-01-01', '--source', '县统计公报');
  }
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
  await kannel?.stop();
});

test('the week before, a notice is hung up that comes down on the weekend', async () => {
  await songgang.serve({ asOf: POSTED, settings: kannel.environment });
  ({ port } = new URL(songgang.origin));
  const page = await signedIn('village');
  await enter(page, { town: TOWN, name: NAME, left: '1.43' });
  await vote(page, POSTED);
  await page.getByText('公示中').first().waitFor();
  await page.context().close();
  await songgang.rest();
});

test('on Friday evening leads are chosen, a visit is written down, and the server dies', async () => {
  await songgang.command('match', '--year', YEAR, '--as-of', `${FRIDAY}T21:30`);
  await serve(`${FRIDAY}T21:30`);
  phone = await reader(browser, songgang.origin);
  await takeAlong(phone, { login: 'anna', password: password('anna'), name: NAME });
  await phone.context().setOffline(true);
  await begin(phone, NAME);
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', NOTE);
  await finish(phone);
  await waits(phone, 1);
  const visitor = await reader(browser, songgang.origin, { scripts: false });
  await visit(visitor, '/notices');
  assert.equal(await visitor.getByRole('link', { name: '李**' }).count(), 1, 'the notice hangs');
  await visitor.context().close();
  await songgang.kill();
  assert.deepEqual(kannel.taken, [], 'nobody is disturbed at night');
});

test('on Monday everything that was due is done', async () => {
  await serve(`${MONDAY}T09:00`);
  await kannel.has(NUMBERS.length);
  const visitor = await reader(browser, songgang.origin, { scripts: false });
  await eventually(visitor, '/notices', '现在没有公示');
  await visitor.context().close();
});

test('however often it dies and comes back that day, everything was done once', async () => {
  const before = await whatStands();
  for (let times = 0; times < 2; times += 1) {
    await songgang.kill();
    await serve(`${MONDAY}T09:00`);
    await pause(2_000);
  }
  assert.deepEqual(await whatStands(), before);
  assert.deepEqual(kannel.counts(), Object.fromEntries(NUMBERS.map((number) => [number, 1])));
  const handOvers = before.tasks.map((person) => person.split('个岗位要送到').length - 1);
  assert.ok(handOvers.length > 0 && handOvers.every((count) => count <= 1), before.tasks.join('\n'));
  assert.equal(before.trail.filter((line) => line.includes('公示期满')).length, 1, before.trail.join('\n'));
});

test('the phone is asked to sign in again, and then what was written on Friday arrives once', async () => {
  await phone.context().setOffline(false);
  await phone.getByText('要重新登录，才能上传').waitFor();
  await waits(phone, 1);
  await assertAccessible(phone);
  await picture(phone, 'weekend-sign-in');
  await phone.getByRole('link', { name: '去登录' }).click();
  await signIn(phone, 'anna', password('anna'));
  await visit(phone, '/staff/field');
  await waits(phone, 0);
  const visits = await visitsOf(phone);
  assert.equal(visits[NAME].length, 1);
  assert.ok(visits[NAME][0].includes(NOTE), visits[NAME][0]);
});

test('the same batch sent ten times is kept once', async () => {
  await phone.context().setOffline(true);
  const whom = NEIGHBOURS.slice(0, 3);
  for (const name of whom) await writeNotHome(phone, name);
  await waits(phone, whom.length);
  const sent = phone.waitForRequest('**/api/visits/sync');
  await phone.context().setOffline(false);
  const batch = (await sent).postData();
  await waits(phone, 0);
  const said = await phone.evaluate(async (body) => {
    const states = [];
    for (let times = 0; times < 10; times += 1) {
      const answer = await fetch('/api/visits/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      states.push(...(await answer.json()).answers.map((one) => one.state));
    }
    return states;
  }, batch);
  assert.deepEqual([...new Set(said)], ['known']);
  assert.equal(said.length, 10 * whom.length);
  const visits = await visitsOf(phone);
  for (const name of whom) assert.equal(visits[name].length, 1, name);
});

test('a server that dies in the middle of a batch takes the rest when it is back, nothing twice', async () => {
  await phone.context().setOffline(true);
  for (const name of NEIGHBOURS) await writeNotHome(phone, name);
  await waits(phone, NEIGHBOURS.length);
  for (const [at, delay] of DEATHS.entries()) {
    const sent = phone.waitForRequest('**/api/visits/sync');
    if (at === 0) await phone.context().setOffline(false);
    else await phone.getByRole('button', { name: '现在就上传、更新名单' }).click();
    await sent;
    await pause(delay);
    await songgang.kill();
    await phone.getByText('正在传……').waitFor({ state: 'detached' });
    await serve(`${MONDAY}T09:00`);
    const { kept } = await arrived();
    console.log(`after ${delay} ms the server had kept ${kept} of ${NEIGHBOURS.length} visits`);
    if (kept === NEIGHBOURS.length) break;
  }
  await phone.getByRole('button', { name: '现在就上传、更新名单' }).click();
  await waits(phone, 0);
  await picture(phone, 'weekend-arrived');
  const visits = await visitsOf(phone);
  const sums = NEIGHBOURS.map((name, at) => [name, visits[name].length, at < 3 ? 2 : 1]);
  for (const [name, found, expected] of sums) assert.equal(found, expected, `${name}: ${found} visits`);
});

/** A Friday with the Monday after it, in one year, and the day on which a notice must go up to come down between the two. */
function weekend() {
  const day = (offset) => new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000);
  let friday = 6;
  const isGood = (offset) => day(offset).getUTCDay() === 5 && day(offset).getUTCFullYear() === day(offset + 3).getUTCFullYear();
  while (!isGood(friday)) friday += 1;
  return [friday - 6, friday, friday + 3].map((offset) => day(offset).toISOString().slice(0, 10));
}

function serve(asOf) {
  return songgang.serve({ asOf, port, settings: kannel.environment });
}

/** What the pages say that must not happen twice: the tasks of the township, and the trail of the application. */
async function whatStands() {
  const page = await signedIn('town', { size: 'desk' });
  await eventually(page, '/staff/tasks?whose=all', '个岗位要送到');
  const tasks = await page.locator('main li.card > ul > li').allInnerTexts();
  await visit(page, '/staff/recognitions');
  const inbox = await page.getByRole('link', { name: NAME }).count();
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('heading', { name: NAME }).first().waitFor();
  const trail = (await page.locator('main').innerText()).split('\n');
  await page.context().close();
  return { tasks, inbox, trail, messages: kannel.counts() };
}

/** The visits of everybody, by name, as the pages of staff show them. */
function visitsOf(page) {
  return page.evaluate(async (village) => {
    const read = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const list = await read(`/staff/people?area=${village}&whose=all`);
    const links = new Map();
    for (const link of list.querySelectorAll('main a[href^="/staff/people/"]')) {
      const path = new URL(link.href).pathname;
      if (/^\/staff\/people\/[0-9a-f-]{36}$/.test(path) && !links.has(path)) links.set(path, link.innerText.trim() || link.textContent.trim());
    }
    const visits = {};
    for (const [path, name] of links) {
      const cards = (await read(`${path}?tab=visits`)).querySelectorAll('main li.card');
      visits[name] = [...cards].map((card) => card.textContent);
    }
    return visits;
  }, VILLAGE);
}

/** How many of the last batch the server has kept. */
async function arrived() {
  const page = await signedIn('anna');
  const visits = await visitsOf(page);
  await page.context().close();
  const kept = NEIGHBOURS.filter((name, at) => visits[name].length === (at < 3 ? 2 : 1)).length;
  return { kept };
}

async function eventually(page, address, text) {
  for (let times = 0; times < 60; times += 1) {
    await visit(page, address);
    if ((await page.getByText(text).count()) > 0) return;
    await pause(300);
  }
  throw new Error(`${address} does not say ${text}`);
}
