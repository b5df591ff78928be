// People say what they wish to learn; the township plans a class for them, the county approves it, one is enrolled and one is
// refused with the reason; they sign in by the code on the wall and by the roster, without signal too; who passes gets the
// certificate into the file; a month later somebody asks, and the allowance for the days is due.
//
//   意愿 ──▶ 计划 ──▶ 县里批 ──▶ 报名 ──▶ 扫码签到、点名（没信号也行）──▶ 结课 ──▶ 发证 ──▶ 30 天回访 ──▶ 生活费补助

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { COUNTY, TODAY, YEAR, residentId, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const VILLAGE = '990101101201';
const LEARNER = '李秀英';
const CHILD = { name: '赵小宝', birth: `${Number(YEAR) - 13}0301` };

let songgang;
let browser;
let page;
let klass;
let file;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const child = {
    person_no: 'P0009', resident_id: residentId(CHILD.birth, 31), name: CHILD.name, hukou_area: VILLAGE,
    living_area: VILLAGE, categories: 'poor_worker', education: '小学', home_based: 'can',
  };
  const files = await writeCounty(songgang.folder, { more: [child] });
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await staff.account('anna', 'coordinator', VILLAGE);
  await staff.account('town', 'town_officer', TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  await staff.account('school', 'training_provider', COUNTY);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('a wish of somebody becomes a plan of the township', async () => {
  await on(0, 'anna');
  await visit(page, `/staff/people?area=${VILLAGE}&whose=all`);
  await page.getByRole('link', { name: LEARNER }).first().click();
  file = new URL(page.url()).pathname;
  await sent(`${file}/entries`, { entry: 'training', topic: '缝纫', kind: '', on: day(0) });
  await on(0, 'town');
  await visit(page, '/staff');
  await page.getByRole('link', { name: '培训班' }).first().click();
  await page.getByRole('link', { name: '想学什么' }).first().click();
  await page.getByText('1 人想学').waitFor();
  await looks('class-needs');
  await page.getByRole('link', { name: '开一个班' }).first().click();
  const fields = {
    教什么: '平缝、锁边、整烫', 学完达到什么标准: '初级缝纫工', 总课时: '16', 具体地点: '镇政府二楼',
    第一天: day(1), 最后一天: day(2), 名额: '10', 任课老师: '陈师傅', 老师的资格证书: '教师证 7',
    培训机构: '青禾技校', '下订单的单位（订单式必填）': '青禾制衣厂',
  };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('周末也上课').check();
  await page.getByLabel('机构的登录账号（机构自己点名签到用）').selectOption('school');
  await page.getByLabel('任课老师').fill('');
  await press('交给县里批');
  await page.getByText('这里要填').waitFor();
  assert.equal(await page.getByLabel('具体地点').inputValue(), '镇政府二楼', 'what was typed stays');
  await page.getByLabel('任课老师').fill('陈师傅');
  await looks('class-plan');
  await press('交给县里批');
  klass = new URL(page.url()).pathname;
  assert.equal(await page.getByRole('button', { name: '批准开班' }).count(), 0);
});

test('the county approves it', async () => {
  await on(0, 'county');
  await visit(page, klass);
  await page.getByText('教师证 7').waitFor();
  await looks('class-approve');
  await press('批准开班');
  await page.getByText('报名中').first().waitFor();
});

test('one is enrolled, one is refused and reads why', async () => {
  await on(0, 'anna');
  await visit(page, klass);
  await page.getByRole('link', { name: '给人报名' }).click();
  await page.getByLabel('这个人的编号').fill('P0009');
  await press('看看能不能报');
  await page.getByText('年龄还不到').waitFor();
  assert.equal(await page.getByRole('button', { name: '报名', exact: true }).count(), 0);
  await looks('class-refused');
  await page.getByLabel('这个人的编号').fill('P0001');
  await press('看看能不能报');
  await page.getByText('优先安排').waitFor();
  await press('报名');
  await page.getByText('报上了').waitFor();
  await looks('class-people');
});

test('on the first day the learner signs in by the code on the wall', async () => {
  await on(1, 'school');
  await visit(page, '/staff/training');
  await page.getByRole('link', { name: '缝纫' }).first().click();
  await page.getByRole('link', { name: '今天签到' }).click();
  await page.getByRole('link', { name: '墙上的签到码' }).click();
  const code = (await page.locator('p.code').textContent()).trim();
  await looks('class-wall');
  const own = await learner();
  await visit(own, `/training/${code}`);
  await Promise.all([own.waitForNavigation(), own.getByRole('button', { name: '签到', exact: true }).click()]);
  await own.getByText('今天已经签到').waitFor();
  await visit(own, '/me');
  await own.getByText('2 天课，算 1 天').waitFor();
  await assertFits(own);
  await picture(own, 'class-mine');
  await own.context().close();
});

test('on the second the school ticks names without signal, and they arrive once', async () => {
  await on(2, 'school');
  await visit(page, `${klass}/day?day=${day(2)}`);
  await page.context().setOffline(true);
  await page.getByLabel(LEARNER, { exact: true }).check();
  await page.getByLabel(`${LEARNER} 来`).fill('08:30');
  await page.getByRole('button', { name: '存下签到' }).click();
  await page.getByText('记在这部手机上').waitFor();
  await page.context().setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('发出去了').waitFor();
  await page.getByRole('button', { name: '存下签到' }).click();
  await page.getByText('发出去了').waitFor();
  await visit(page, `${klass}?tab=days`);
  await page.getByText('2 天课，算 2 天').waitFor();
  await looks('class-days');
});

test('after the last day the certificate goes into the file', async () => {
  await visit(page, `${klass}?tab=after`);
  await page.getByText('结课', { exact: true }).first().click();
  await press('结课');
  await page.getByText('考核合格，发了证').first().click();
  await page.getByLabel('证书编号').fill('FR-0007');
  await page.getByLabel('发证单位').fill('县人社局');
  await press('考核合格，发了证');
  await page.getByText('合格发证').waitFor();
  await press('都登记完了，归档');
  await looks('class-after');
  await on(2, 'anna');
  await visit(page, `${file}?tab=file`);
  await page.getByText('初级缝纫工').first().waitFor();
});

test('a month later somebody asks about work, and the allowance is due', async () => {
  await on(33, 'anna');
  const told = await songgang.command('claims', 'recompute', '--as-of', day(33));
  assert.ok(told.entitlements > 0);
  await visit(page, `${klass}?tab=after`);
  await page.getByLabel('结课后就业情况').first().selectOption('enterprise');
  await press('记下来');
  await page.getByText('在企业上班').first().waitFor();
  await visit(page, '/staff/claims?kind=training_allowance');
  await page.getByRole('link', { name: LEARNER }).first().click();
  await page.getByText('100 元').first().waitFor();
  await looks('class-claim');
  await on(33, 'county');
  await visit(page, `/staff/training-report?year=${day(2).slice(0, 4)}`);
  await page.getByText('1（100%）').first().waitFor();
  await looks('class-report');
});

/** Somebody's own page, opened by the link the coordinator made. */
async function learner() {
  const desk = await staff.signedIn('anna');
  await visit(desk, file);
  await Promise.all([
    desk.waitForNavigation(),
    desk.evaluate((address) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = address;
      document.body.append(form);
      form.submit();
    }, `${file}/link`),
  ]);
  const link = await desk.locator('a.code').getAttribute('href');
  await desk.context().close();
  const own = await reader(browser, songgang.origin, { scripts: false });
  await visit(own, link);
  await Promise.all([own.waitForNavigation(), own.locator(`form[action="${new URL(link, songgang.origin).pathname}/stay"] button`).click()]);
  return own;
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

async function sent(address, fields) {
  const status = await page.evaluate(
    async ([address, fields]) => (await fetch(address, { method: 'POST', body: new URLSearchParams(fields) })).status,
    [address, fields],
  );
  assert.equal(status, 200);
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
