// Somebody begins to work and is asked on days 7, 30, 90, 180 and 365; another leaves on day 12 and is matched again. Time
// is that of the server: it is stopped and served again on each day.
//
//   愿意 ──▶ 上班 ──▶ 7 ──▶ 30 ──▶ 90 ──▶ 180 ──▶ 365 天回访 ──▶ 稳定就业
//   上班 ──▶ 第 12 天不干了，因为…… ──▶ 重新送岗

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, visit } from './support/browser.mjs';
import { COUNTY, TODAY, YEAR, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const VILLAGE = '990101101201';
const DAYS = [7, 30, 90, 180, 365];
const WORKER = '李秀英';
const LEAVER = '张建国';

let songgang;
let browser;
let page;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await songgang.command('match', '--year', YEAR, '--as-of', TODAY);
  await staff.account('anna', 'coordinator', VILLAGE);
  await staff.account('town', 'town_officer', TOWN);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('two begin to work: two fields are enough', async () => {
  await on(0, 'town');
  for (const name of [WORKER, LEAVER]) {
    await openWork(name);
    await page.getByRole('link', { name: '记一次上班' }).click();
    await page.getByLabel('单位名称').fill('河湾饭店');
    await page.getByLabel('哪天上班').fill(day(-1));
    await page.getByLabel('签几个月').evaluate((field) => field.closest('details').setAttribute('open', ''));
    await page.getByLabel('签几个月').fill('0');
    await press('记下来');
    assert.equal(await page.getByLabel('单位名称').inputValue(), '河湾饭店', 'what was typed stays');
    await looks('placement-form');
    await page.getByLabel('签几个月').fill('24');
    await press('记下来');
    await page.getByText('回访的日子排好了').waitFor();
    await looks('placement');
  }
  await visit(page, '/staff/placements');
  await page.getByText('共 2 人').waitFor();
  await looks('placements');
});

test('a second employer at the same time is a question with both on the page', async () => {
  await openWork(WORKER);
  await page.getByRole('link', { name: '记一次上班' }).click();
  await page.getByLabel('单位名称').fill('石桥砖厂');
  await page.getByLabel('哪天上班').fill(day(0));
  await press('记下来');
  await page.getByText('已经记了他在别处上班').waitFor();
  await page.getByRole('link', { name: '河湾饭店' }).waitFor();
  assert.equal(await page.getByLabel('单位名称').inputValue(), '石桥砖厂');
  await looks('placement-overlap');
});

test('left on day 12: the cause is asked of both sides, and wages owed are not lost', async () => {
  await on(12, 'town');
  await openPlacement(LEAVER);
  await page.getByRole('link', { name: '不干了', exact: true }).click();
  await page.getByLabel('最后一天是哪天').fill(day(11));
  await page.getByLabel('谁提的').selectOption('worker');
  await page.getByLabel('本人说为什么').selectOption('unpaid');
  await page.getByLabel('单位说为什么').selectOption('no_work');
  await page.getByLabel('拖欠工资').check();
  await page.getByLabel('欠了多少元').fill('900');
  await looks('follow-up-left');
  await press('记下来');
  await page.getByText('没发工资').waitFor();
  await visit(page, '/staff/placements');
  await page.getByText('900 元').waitFor();
  await looks('placements-case');
  const again = await songgang.command('match', '--year', day(12).slice(0, 4), '--as-of', day(12), '--dry-run');
  assert.ok(again.people_due >= 1, 'who left is matched again');
});

test('whoever stays is asked five times in the year', async () => {
  for (const [position, days] of DAYS.entries()) {
    await on(days - 1, 'town');
    await visit(page, '/staff/placements?show=due');
    await page.getByText(`该问第 ${days} 天的情况`).waitFor();
    await page.getByRole('link', { name: WORKER }).click();
    await page.getByRole('link', { name: '还在干', exact: true }).click();
    await page.getByLabel('上个月工资').fill('3100');
    if (position === 0) await looks('follow-up-working');
    await press('记下来');
    assert.equal(await page.locator('#asked li').count(), position + 1);
    await visit(page, '/staff/placements?show=due');
    await page.getByText('共 0 人').waitFor();
  }
});

test('the report counts who reached a day, and who still worked on it', async () => {
  const { total } = await songgang.command('report', 'placement-stability', '--year', day(-1).slice(0, 4), '--as-of', day(366), '--area', COUNTY);
  assert.deepEqual(
    [total.placed, total.reached_365, total.working_365, total.rate_365_permille, total.left],
    [2, 2, 1, 500, { unpaid: 1 }],
  );
  await visit(page, `/staff/stability?year=${day(-1).slice(0, 4)}`);
  await page.getByText('1/2').first().waitFor();
  await looks('stability');
});

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

async function openWork(name) {
  await visit(page, `/staff/people?area=${TOWN}&whose=all`);
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: '上班', exact: true }).click();
}

async function openPlacement(name) {
  await visit(page, '/staff/placements');
  await page.getByRole('link', { name }).first().click();
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
