// Wages are missing: the worker says so, the town accepts in time and orders the general contractor to pay; it does not pay, is
// heard, and somebody else of the county lists it. Time is that of the server: it is stopped and served again on each day.
//
//   没发工资 ──▶ 编号 ──▶ 受理 ──▶ 责令总包支付 ──▶ 没付 ──▶ 黑名单通知 ──▶ 申辩 ──▶ 另一个人决定
//   岗位关闭，新账号也发不了 ──▶ 公开名单 ──▶ 付清，半年后移出

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, TODAY, creditCode, writeCounty } from './support/county.mjs';
import { openGateway } from './support/gateway.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const WORKER = '13900000001';
const BUILDER = '青禾建设公司';
const BUILDER_CODE = creditCode('91990101MA0000077');
const BOSS = '15400000041';
const PARTNER = '15400000042';

let songgang;
let browser;
let gateway;
let page;
let number;
let vacancy;
let boss;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  gateway = await openGateway();
  songgang = await freshSonggang();
  browser = await openBrowser();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await songgang.command('import', 'vacancies', await builders(songgang.folder));
  await staff.account('town', 'town_officer', TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  await staff.account('second', 'county_officer', COUNTY);
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
  gateway?.stop();
});

test('a worker says on their own page that wages are missing, and gets a number', async () => {
  await on(0);
  await byPhone(WORKER);
  await visit(page, '/me');
  await page.getByRole('link', { name: '我的投诉' }).click();
  await page.getByText('你还没有投诉过').waitFor();
  await page.getByRole('link', { name: '工资没给、有问题，说一说' }).click();
  await page.getByLabel('怎么回事').fill('工地上三个人，三个月没发钱。');
  await page.getByLabel('哪个单位').fill('河湾劳务队');
  await page.getByLabel('一共欠多少元').fill('九千');
  await press('交上去');
  assert.equal(await page.getByLabel('怎么回事').inputValue(), '工地上三个人，三个月没发钱。', 'what was typed stays');
  await page.getByLabel('几个人').fill('3');
  await page.getByLabel('一共欠多少元').fill('9000');
  await looks('arrears-form');
  await press('交上去');
  number = (await page.locator('.notice .code').first().textContent()).trim();
  assert.match(number, /^\d{8}-[0-9A-Z]{6}$/);
  await page.getByText('收到，等受理').waitFor();
  await looks('arrears-own');
});

test('the town accepts it within the limit, and orders the general contractor to pay', async () => {
  await on(1, 'town');
  await page.getByText('1 件没办完，0 件超期').waitFor();
  await openCase();
  await page.getByText('工地上三个人，三个月没发钱。').waitFor();
  await press('受理');
  await page.getByText('已受理，正在调查').first().waitFor();
  await looks('arrears-case');
  await on(20, 'town');
  await openCase();
  await page.locator('summary', { hasText: '责令支付' }).click();
  const form = page.locator('form:has(input[value="order"])');
  await form.getByLabel('多少元').fill('9000');
  await form.getByLabel('是工地，有总包单位').check();
  await form.getByLabel('最晚哪天付').fill(day(30));
  await send(form);
  await page.locator('#contractor-order-problem, #contractor-problem').first().waitFor();
  const again = page.locator('form:has(input[value="order"])');
  assert.ok(await again.getByLabel('是工地，有总包单位').isChecked());
  await again.getByLabel('总包单位名称').fill(BUILDER);
  await again.getByLabel('统一社会信用代码').fill(BUILDER_CODE);
  await looks('arrears-order');
  await send(again);
  await page.getByText('总包单位先行垫付').first().waitFor();
  await page.getByText('R82').first().waitFor();
});

test('the worker reads who must pay and by when', async () => {
  await on(21);
  await byPhone(WORKER);
  await visit(page, '/me/cases');
  await page.getByText(`${BUILDER}付 9000 元`).waitFor();
});

test('it is not paid: late in red, and the county gives notice', async () => {
  await on(45, 'town');
  await page.getByText('1 件没办完，1 件超期').waitFor();
  await looks('arrears-desk');
  await openCase();
  await page.locator('summary', { hasText: '启动黑名单程序' }).click();
  await send(page.locator('form:has(input[value="blacklist"])'));
  await page.getByText('没付钱，走黑名单程序').first().waitFor();
  await on(46, 'county');
  await openCase();
  await page.getByRole('link', { name: '给单位发列入黑名单的通知' }).click();
  await page.getByLabel('列入的事实和依据').fill('责令支付到期，没有付三个工人的工资九千元。');
  await looks('listing-notice');
  await press('发出通知');
  await page.getByText('这是你提出的，要由另一个人决定。').waitFor();
});

test('the firm registers, reads the notice and defends itself', async () => {
  boss = await registered(BOSS);
  await confirmed();
  await page.context().close();
  page = boss;
  await visit(page, '/employer');
  await page.getByRole('link', { name: '用工人数、联系人、名单通知' }).click();
  await page.getByText('责令支付到期').waitFor();
  await page.getByLabel('情况说明').fill('工程款没有结，正在想办法。');
  await looks('listing-own');
  await press('交上去');
  await page.getByText('工程款没有结，正在想办法。').waitFor();
});

test('somebody else of the county decides: posts close, and publishing is blocked', async () => {
  page = await reader(browser, songgang.origin, { size: 'phone' });
  vacancy = await vacancyOf('工地小工');
  assert.ok(vacancy, 'it can be found before');
  await page.context().close();
  page = await staff.signedIn('second');
  await visit(page, '/staff/blacklist');
  await page.getByRole('link', { name: BUILDER }).click();
  await page.getByText('工程款没有结').waitFor();
  await page.locator('summary', { hasText: '决定列入' }).click();
  const form = page.locator('form:has(input[value="decide"])');
  await form.getByLabel('决定书编号').fill('青人社列字〔2026〕3号');
  await form.getByLabel('理由').fill('有能力支付而不支付。');
  await looks('listing-decide');
  await send(form);
  await page.getByText('已列入').first().waitFor();
  await page.context().close();
  page = await reader(browser, songgang.origin, { size: 'phone' });
  assert.equal(await goneFrom('工地小工'), true, 'nobody finds it any more');
  await page.context().close();
  page = boss;
  await blockedFromPosting();
});

test('the list is public and names firms alone', async () => {
  await page.context().close();
  page = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(page, '/help');
  await page.getByRole('link', { name: '拖欠工资黑名单' }).click();
  await page.getByRole('heading', { name: BUILDER }).waitFor();
  const text = await page.locator('main').textContent();
  for (const hidden of ['李秀英', '工程款', WORKER]) assert.ok(!text.includes(hidden), hidden);
  await looks('blacklist');
});

test('a new account of the same firm does not help', async () => {
  const partner = await registered(PARTNER);
  page = await staff.signedIn('town');
  await visit(page, '/staff/employers');
  await page.getByText('在拖欠工资黑名单上').waitFor();
  await looks('listing-warned');
  await press('核实了，确认');
  await page.context().close();
  page = partner;
  await blockedFromPosting();
});

test('who puts it right comes off the list after half a year', async () => {
  await on(60, 'town');
  await openCase();
  await page.locator('summary', { hasText: '记一笔付款' }).click();
  const paying = page.locator('form:has(input[value="pay"])');
  await paying.getByLabel('多少元').fill('9000');
  await send(paying);
  await page.getByText('办结：已付清').first().waitFor();
  await visit(page, `/staff/arrears?year=${TODAY.slice(0, 4)}`);
  await page.getByText('100.0%').first().waitFor();
  await looks('arrears-report');
  await on(240, 'second');
  await visit(page, '/staff/blacklist');
  await page.getByRole('link', { name: BUILDER }).click();
  await page.locator('summary', { hasText: '提前移出' }).click();
  const form = page.locator('form:has(input[value="repair"])');
  await form.getByLabel('理由').fill('工资已经付清。');
  await send(form);
  await page.getByText('修复，提前移出').first().waitFor();
  await visit(page, '/blacklist');
  await page.getByText('现在没有单位在名单上').waitFor();
});

/** Serves on the day so many days after today; signs a member of staff in there. */
async function on(days, login) {
  await page?.context().close();
  page = undefined;
  await songgang.rest();
  await songgang.serve({ asOf: `${day(days)}T10:00:00+08:00` });
  if (login) page = await staff.signedIn(login);
}

function day(offset) {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

/** A page of somebody who has signed in by telephone. */
async function byPhone(telephone) {
  await page?.context().close();
  page = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(page, '/me');
  await page.locator('#phone-form input[name="phone"]').fill(telephone);
  await page.locator('#phone-form button').click();
  await enterCode(telephone);
}

async function enterCode(telephone) {
  await page.locator('input[name="code"]').fill(await gateway.digits(telephone));
  const answered = page.waitForNavigation();
  await page.locator('form:has(input[name="code"]) button').first().click();
  await answered;
}

/** The builder registers by a telephone; the page stays signed in. */
async function registered(telephone) {
  await page?.context().close();
  page = await reader(browser, songgang.origin, { size: 'phone' });
  await visit(page, `/?place=${TOWN}`);
  await visit(page, '/employer/register');
  await page.getByLabel('统一社会信用代码').fill(BUILDER_CODE);
  await page.getByLabel('单位名称').fill(BUILDER);
  await page.getByLabel('法定代表人').fill('孙八');
  await page.getByLabel('你的名字').fill('周小燕');
  await page.getByLabel('你的手机号').fill(telephone);
  await page.getByRole('button', { name: '发验证码，登记' }).click();
  await enterCode(telephone);
  return page;
}

async function confirmed() {
  page = await staff.signedIn('town');
  await visit(page, '/staff/employers');
  await press('核实了，确认');
}

async function blockedFromPosting() {
  await visit(page, '/employer');
  await page.getByRole('link', { name: '发布岗位' }).click();
  await page.getByLabel('招什么人').fill('泥工');
  await page.getByLabel('招几个人').fill('2');
  await page.getByLabel('最少').fill('5000');
  await press('看看样子');
  await page.getByText('单位在拖欠工资黑名单上').waitFor();
  assert.equal(await page.getByRole('button', { name: /发布|请工作人员/ }).count(), 0);
}

/** The address of an open vacancy with this title, or nothing. */
async function vacancyOf(title) {
  await visit(page, `/vacancies?q=${encodeURIComponent(title)}`);
  const link = page.locator('a[href^="/vacancies/"]', { hasText: title }).first();
  return (await link.count()) > 0 ? link.getAttribute('href') : null;
}

/** Whether a title is found no more; the index follows within a second. */
async function goneFrom(title) {
  for (const _ of Array(20)) {
    if ((await vacancyOf(title)) === null) return true;
    await page.waitForTimeout(250);
  }
  return false;
}

async function openCase() {
  await visit(page, '/staff/cases');
  await page.getByRole('link', { name: '拖欠工资' }).first().click();
  await page.getByText(number).first().waitFor();
}

/** Sends a form, and waits until the answer is there. */
async function send(form) {
  const answered = page.waitForNavigation();
  await form.locator('button').click();
  await answered;
}

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

/** A file with vacancies of a builder. */
async function builders(folder) {
  const columns = 'vacancy_no,employer_uscc,employer_name,title,occupation,kind,headcount,wage_min,wage_max,wage_unit,area,address,open_from,open_to,description';
  const rows = ['B0001', 'B0002'].map((no) =>
    [no, BUILDER_CODE, BUILDER, '工地小工', '建筑', 'normal', 3, 4500, 6000, 'month', TOWN, '河湾镇', day(-7), day(90), '按月发工资'].join(','));
  const path = join(folder, 'builders.csv');
  await writeFile(path, `${[columns, ...rows].join('\n')}\n`);
  return path;
}
