// A public-welfare post lives: a village files a need, the township looks, the county grants, somebody applies and hangs out, gets
// the post with a contract, comes every day, is paid once, and leaves in good order. Time is that of the server.
//
//   申报 ──▶ 镇核 ──▶ 县批 ──▶ 公开 ──▶ 报名 ──▶ 公示 7 天 ──▶ 聘用 ──▶ 考勤 ──▶ 镇核 ──▶ 发放 ──▶ 到期前 90 天 ──▶ 退岗，空出来

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, visit } from './support/browser.mjs';
import { COUNTY, TODAY, creditCode, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const VILLAGE = '990101101201';
const TITLE = '村道保洁员';
const HOLDER = '李秀英';
const FIRST_DAY = 8;

let songgang;
let browser;
let page;
let post;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people']) await songgang.command('import', noun, files[noun]);
  await staff.account('anna', 'coordinator', VILLAGE);
  await staff.account('town', 'town_officer', TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('a village files a need; what is wrong stands beside its field and what was typed stays', async () => {
  await on(day(0), 'anna');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '公益性岗位' }).first().click();
  await page.getByRole('link', { name: '申报一个岗位' }).click();
  await page.getByLabel('统一社会信用代码').fill(creditCode('54990101MA0000001'));
  await page.getByLabel('用工单位名称').fill('柳树村村民委员会');
  await page.getByLabel('岗位叫什么').fill(TITLE);
  await page.getByLabel('哪一类').selectOption('auxiliary');
  await page.getByLabel('要几个人').fill('0');
  await page.getByLabel('一个月多少元').fill('600');
  await page.getByLabel('做什么').fill('每天上午打扫村道，一周休一天。');
  await press('报上去');
  assert.equal(await page.getByLabel('岗位叫什么').inputValue(), TITLE, 'what was typed stays');
  await looks('post-need');
  await page.getByLabel('要几个人').fill('1');
  await press('报上去');
  await page.getByText('等镇里核').waitFor();
  post = new URL(page.url()).pathname;
});

test('the township looks, the county grants, the township publishes', async () => {
  await as('town');
  await visit(page, post);
  await press('镇里核过，报县里');
  await page.getByText('等县里批').waitFor();
  await as('county');
  await visit(page, post);
  await page.getByLabel('批多少钱').fill('7200');
  await press('批准');
  await page.getByText('批了，还没公开招人').waitFor();
  await looks('post-granted');
  await as('town');
  await visit(page, post);
  await press('公开招人');
  await page.getByRole('link', { name: '看招聘页' }).click();
  await page.getByRole('heading', { name: TITLE }).first().waitFor();
  await page.getByText('报名这个公益性岗位').waitFor();
});

test('somebody applies, meets the conditions and hangs out under a masked name', async () => {
  await as('anna');
  await visit(page, post);
  await page.getByLabel('给谁报名').fill('P0001');
  await press('报名');
  await page.getByText('报名了，等审核').waitFor();
  await as('town');
  await visit(page, post);
  await press('条件符合，公示');
  await page.getByText('公示中').waitFor();
  await looks('post-on-notice');
  await visit(page, '/posts/notices');
  await page.getByText('李**').waitFor();
  assert.equal(await page.getByText(HOLDER).count(), 0, 'nobody reads the name');
});

test('after the notice the county appoints: the placement arises with its contract', async () => {
  await on(day(FIRST_DAY), 'county');
  await visit(page, post);
  await page.getByLabel('哪天上岗').fill(day(FIRST_DAY));
  await page.getByLabel('合同签几个月').fill('12');
  await press('聘用，签合同');
  await page.getByText('在岗', { exact: false }).first().waitFor();
  await page.getByRole('link', { name: '上岗记录' }).click();
  await page.getByText('柳树村村民委员会').first().waitFor();
});

test('a month is signed in the village, looked at in the township, and paid once', async () => {
  const month = monthAfter(day(FIRST_DAY));
  await on(`${monthAfter(`${month}-01`)}-02`, 'anna');
  await visit(page, `/staff/posts/attendance?month=${month}`);
  await looks('post-attendance');
  await page.getByLabel('来了几天').fill('22');
  await press('签字上报');
  await page.getByText('村里签了').waitFor();
  await as('town');
  await visit(page, `/staff/posts/attendance?month=${month}`);
  await press('勾上的都核过了');
  await page.getByText('镇里核过').first().waitFor();
  await as('county');
  await visit(page, `/staff/posts/payments?month=${month}`);
  await press('生成发放表');
  await page.getByText('已列入').waitFor();
  assert.equal(await page.getByRole('button', { name: '生成发放表' }).count(), 0, 'nothing is left to list');
  await page.getByLabel('凭证号').fill('ZF-1');
  await press('整张表发完了');
  await page.getByText('ZF-1').waitFor();
  await page.getByText('200', { exact: false }).first().waitFor();
  await looks('post-payments');
});

test('before the end other work is looked for, and after it the seat is free', async () => {
  const end = lastDay(day(FIRST_DAY));
  await on(shifted(end, -80), 'anna');
  await until(async () => {
    await visit(page, post);
    return (await page.getByText('快退岗').count()) > 0;
  });
  await visit(page, '/staff/tasks?whose=all');
  await page.getByText('公益性岗位快到期').locator('visible=true').first().waitFor();
  await on(shifted(end, 1), 'county');
  await until(async () => {
    await visit(page, post);
    return (await page.getByText('已退岗').count()) > 0;
  });
  await page.getByText('在岗 0 人，共 1 人').waitFor();
  await visit(page, `/staff/posts/report?month=${end.slice(0, 7)}`);
  await page.getByText('期满').first().waitFor();
  await looks('post-report');
});

/** Serves on a day, and signs somebody in there. */
async function on(date, login) {
  await page?.context().close();
  page = null;
  await songgang.rest();
  await songgang.serve({ asOf: `${date}T10:00:00+08:00` });
  await as(login);
}

/** Signs somebody else in, on the same day. */
async function as(login) {
  await page?.context().close();
  page = await staff.signedIn(login);
}

function day(offset) {
  return shifted(TODAY, offset);
}

function shifted(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The month after that of a day, as `2026-07`. */
function monthAfter(date) {
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
}

/** The last day of a year's contract that begins on a day. */
function lastDay(date) {
  const [year, month, of] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year + 1, month, 0)).getUTCDate();
  return shifted(new Date(Date.UTC(year + 1, month - 1, Math.min(of, last))).toISOString().slice(0, 10), -1);
}

async function until(done) {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await done()) return;
    await new Promise((go) => setTimeout(go, 500));
  }
  assert.fail(`it did not happen: ${page.url()}`);
}

/** Sends a form, and waits until the answer is there. */
async function press(name) {
  const answered = page.waitForNavigation();
  await page.getByRole('button', { name, exact: true }).first().click();
  await answered;
}

async function looks(name) {
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, name);
}
