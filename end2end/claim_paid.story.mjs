// A coordinator enters work that began half a year ago; the program finds what is owed; it is applied for with its papers,
// checked by the township, reviewed by the county with the calculation, posted, approved when the notice is over, put on the
// list and paid once. Time is that of the server: it is stopped and served again on each day.
//
//   上班 ──▶ 找到 ──▶ 申请 ──▶ 镇里核对 ──▶ 县里审核 ──▶ 公示 7 天 ──▶ 批准 ──▶ 支付名单 ──▶ 已支付（第二次付不了）

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, TODAY, YEAR, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const VILLAGE = '990101101201';
const WORKER = '李秀英';

let songgang;
let browser;
let page;
let claim;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  await staff.account('anna', 'coordinator', VILLAGE);
  await staff.account('town', 'town_officer', TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  await staff.account('cashier', 'county_officer', COUNTY);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('work that is entered shows at once what is owed for it', async () => {
  await on(0, 'anna');
  await visit(page, `/staff/people?area=${VILLAGE}&whose=all`);
  await page.getByRole('link', { name: WORKER }).first().click();
  await page.getByRole('link', { name: '上班', exact: true }).click();
  await page.getByRole('link', { name: '记一次上班' }).click();
  await page.getByLabel('单位名称').fill('柳树村合作社');
  await page.getByLabel('哪天上班').fill(day(-190));
  await page.getByLabel('什么工作').selectOption('home_based');
  await press('记下来');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '补贴' }).first().click();
  await page.getByRole('heading', { name: WORKER }).first().waitFor();
  await page.getByText('居家就业补助').locator('visible=true').first().waitFor();
  await looks('claims-found');
  const told = await songgang.command('claims', 'recompute', '--as-of', TODAY);
  assert.equal(told.found + told.changed + told.gone, 0, 'nothing is found twice');
});

test('the coordinator applies with the papers, and none may be missing', async () => {
  await visit(page, '/staff/claims?kind=home_work');
  await page.getByRole('link', { name: WORKER }).first().click();
  claim = new URL(page.url()).pathname;
  await page.getByRole('heading', { name: '怎么算的' }).waitFor();
  await page.getByText('每人每月150元的就业补助').waitFor();
  await page.getByText('900 元').first().waitFor();
  await looks('claim-found');
  await page.getByLabel('申请表').check();
  await press('提交申请');
  await page.getByText('这里要填').waitFor();
  assert.ok(await page.getByLabel('申请表').isChecked(), 'what was ticked stays');
  for (const box of await page.locator('input[name=documents]').all()) await box.check();
  await looks('claim-papers');
  await press('提交申请');
  await page.getByText('申请交上去了').waitFor();
  await page.getByText('镇里核对', { exact: true }).first().waitFor();
});

test('the township checks, sends back with a reason, and checks again', async () => {
  await on(1, 'town');
  await visit(page, '/staff/claims?show=town');
  await page.getByRole('link', { name: WORKER }).first().click();
  await page.getByText('退回上一步').first().click();
  await page.locator('#return-reason').fill('考勤没有签字');
  await press('退回上一步');
  await page.getByText('办好了，记下来了').waitFor();
  await on(1, 'anna');
  await visit(page, claim);
  await page.getByText('考勤没有签字').waitFor();
  await press('提交申请');
  await on(2, 'town');
  await visit(page, claim);
  await looks('claim-town');
  await press('核对无误，报县里');
});

test('the county sees the calculation and posts it; the board names nobody in full', async () => {
  await on(3, 'county');
  await visit(page, '/staff/claims?show=county');
  await page.getByRole('link', { name: WORKER }).first().click();
  await page.getByText('用到的标准').waitFor();
  await looks('claim-county');
  await press('审核通过，公示');
  await press('公示无异议，批准');
  await page.getByText('公示期还没满').waitFor();
  const board = await reader(browser, songgang.origin, { scripts: false });
  await visit(board, '/notices');
  await board.getByText('补贴公示').waitFor();
  assert.equal(await board.getByText(WORKER).count(), 0, 'the name is masked');
  await board.getByText('900 元').waitFor();
  await assertFits(board);
  await picture(board, 'claim-notice');
  await board.context().close();
});

test('when the notice is over it is approved and put on the list, with a file of it', async () => {
  await on(11, 'county');
  await visit(page, claim);
  await press('公示无异议，批准');
  await press('列入支付名单');
  await visit(page, '/staff/claims?show=pay');
  await looks('claims-payment');
  const csv = await page.request.get('/staff/claims.csv');
  assert.equal(csv.status(), 200);
  const text = await csv.text();
  assert.match(text, /R35/);
  assert.match(text, /900\.00/);
});

test('somebody else pays it, once', async () => {
  await visit(page, claim);
  await page.getByText('这一步要换一个人办').waitFor();
  await on(12, 'cashier');
  await visit(page, claim);
  await paid('PZ-2026-001');
  await page.getByText('PZ-2026-001').waitFor();
  await page.getByText('已支付').first().waitFor();
  await looks('claim-paid');
  const again = await page.evaluate(
    async ([address, on]) => {
      const body = new URLSearchParams({ step: 'pay', on, receipt: 'PZ-2026-002' });
      const answer = await fetch(`${address}/step`, { method: 'POST', body });
      return answer.text();
    },
    [claim, day(12)],
  );
  assert.match(again, /这笔钱已经付过了/);
  await visit(page, claim);
  assert.equal(await page.getByText('PZ-2026-002').count(), 0, 'the second payment left nothing');
});

async function paid(receipt) {
  await page.locator('#step-pay summary').click();
  await page.locator('#pay-on').fill(day(12));
  await page.locator('#pay-receipt').fill(receipt);
  await press('已支付');
}

/** Serves on the day so many days after today, and signs somebody in there. */
async function on(days, login) {
  await page?.context().close();
  await songgang.rest();
  await songgang.serve({ asOf: `${day(days)}T10:00:00+08:00` });
  page = await staff.signedIn(login);
}

function day(offset) {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
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
