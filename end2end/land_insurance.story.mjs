// Land insurance: somebody who lost land is recognised, registered and notified, pays by instalments, is enrolled, reads the
// statement, turns sixty, gets a pension; dies; the heirs get their part, and the fund adds up.
//
//   认定 ──▶ 登记 ──▶ 通知 ──▶ 分期缴费 ──▶ 参保 ──▶ 60 岁 ──▶ 按月发放 ──▶ 身故、退还 ──▶ 资金表对得上

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, visit } from './support/browser.mjs';
import { COUNTY, residentId, writeCounty } from './support/county.mjs';
import { enter, vote } from './support/recognition.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const DEPARTMENTS = ['agriculture', 'land', 'public_security', 'civil_affairs', 'family_planning', 'disabled_federation'];
const FARMER = '赵大山';
const FIGURES = [
  ['county.agri_population', 1_000_000, '2025-01-01'],
  ['county.farmland', 120_000_000, '2025-01-01'],
  ['land_loss.issued', 20091120, '2010-01-01'],
  ['land_loss.effective', 20100101, '2010-01-01'],
];

let songgang;
let browser;
let page;
let application;
let place;
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
  const farmer = {
    person_no: 'P0009', resident_id: residentId('19670315', 31), name: FARMER, phone: '13900000009',
    hukou_area: '990101101201', living_area: '990101101201', categories: '', education: '小学',
    skills: '种地', wanted_occupations: '保洁员', wage_min: 1500, distance_km: 10, home_based: 'no',
  };
  const files = await writeCounty(songgang.folder, { more: [farmer] });
  await songgang.command('migrate');
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await account('village', 'coordinator', TOWN);
  await account('town', 'town_officer', TOWN);
  await account('county', 'county_officer', COUNTY);
  for (const department of DEPARTMENTS) await account(department, 'department_reviewer', COUNTY, '--department', department);
  for (const [key, value, from] of FIGURES) await figure(key, value, from);
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('a farmer who lost land is recognised', async () => {
  await on('2026-06-30', 'village');
  application = await enter(page, { town: TOWN, name: FARMER, left: '1.43' });
  await visit(page, application);
  await vote(page, '2026-06-29');
  await page.getByText('公示中').first().waitFor();
  await on('2026-07-13', 'town');
  await visit(page, application);
  await press('同意，上报县里');
  for (const department of DEPARTMENTS) {
    page = await signedIn(department);
    await visit(page, application);
    await press('本部门确认无误');
  }
  page = await signedIn('county');
  await visit(page, application);
  await press('予以认定');
  await page.getByText('已认定').first().waitFor();
});

test('nothing is reckoned while a figure is not set; then the shares stand with their sources', async () => {
  await visit(page, '/staff/insurance');
  await looks('insurance-list');
  await page.getByRole('link', { name: FARMER }).click();
  await page.getByText('村集体出多少').first().waitFor();
  await figure('land_loss.collective', 50, '2010-01-01');
  await page.reload();
  await page.getByText('12600.00 元').first().waitFor();
  await looks('insurance-choice');
  await press('登记');
  await page.getByText('这里要填。').first().waitFor();
  await page.getByLabel('老年养老保障').check();
  await press('登记');
  await page.getByText('登记好了').waitFor();
  place = new URL(page.url()).pathname;
  await looks('insurance-place');
});

test('the notice is printed, and instalments are agreed within the month', async () => {
  await press('记下来');
  await page.getByText('2026年8月13日').first().waitFor();
  await visit(page, `${place}/notice`);
  await page.getByText('2700.00 元').first().waitFor();
  await looks('insurance-notice');
  await visit(page, place);
  await page.locator('summary', { hasText: '改成分期缴' }).click();
  await page.getByLabel('分几次').fill('20');
  await press('改成分期缴');
  assert.equal(await page.getByLabel('分几次').inputValue(), '20', 'what was typed stays');
  await page.getByLabel('分几次').fill('2');
  await press('改成分期缴');
  await page.getByText('分期缴费中').first().waitFor();
  await page.getByText('2026年11月13日').first().waitFor();
});

test('a missed part is told; with the last one the account holds what the three pay', async () => {
  await on('2026-12-01', 'county');
  await visit(page, '/staff/insurance?stage=instalments');
  await page.getByText('过期没缴 1350.00 元').waitFor();
  await visit(page, place);
  await pay('1350.00', 'SJ-1');
  await on('2027-03-14', 'county');
  await visit(page, place);
  await pay('1350.00', 'SJ-2');
  await page.getByText('已参保').first().waitFor();
  await page.getByText('18000.00 元').first().waitFor();
  await looks('insurance-account');
  await visit(page, `${place}/statement`);
  await page.getByText('政府补助').first().waitFor();
  await looks('insurance-statement');
});

test('after sixty the pension is paid by the month, once', async () => {
  await on('2027-04-05', 'county');
  await visit(page, '/staff/insurance');
  await page.getByRole('link', { name: '这个月要发的' }).click();
  await page.getByText('共 1 人，112.50 元').first().waitFor();
  await looks('insurance-run');
  await press('确认发放 · 共 1 人，112.50 元');
  await page.getByText('全部记上了').waitFor();
  await page.getByRole('link', { name: '这个月要发的' }).click();
  await page.getByText('没有要记的').waitFor();
});

test('after a death the heirs get their part, and the fund adds up', async () => {
  await on('2027-05-10', 'county');
  await visit(page, place);
  await page.getByText('正在领养老金').first().waitFor();
  await page.locator('summary', { hasText: '结束' }).click();
  await page.getByLabel('因为什么').selectOption('died');
  await page.locator('#closed-on').fill('2027-05-02');
  await looks('insurance-close');
  await press('结束');
  await page.getByText('已结束').first().waitFor();
  await page.getByText('-5366.25 元').first().waitFor();
  await visit(page, '/staff/land-fund?year=2027');
  await page.getByText('收支和余额对得上').waitFor();
  for (const sum of ['112.50', '5366.25', '12521.25']) await page.getByText(sum).first().waitFor();
  await looks('land-fund');
  await visit(page, '/staff/land-register');
  await looks('land-register');
});

/** Serves on a day, and signs somebody in there. */
async function on(day, login) {
  await page?.context().close();
  await songgang.rest();
  await songgang.serve({ asOf: `${day}T10:00:00+08:00` });
  page = await signedIn(login);
}

function figure(key, value, from) {
  return songgang.command('figures', 'set', key, value, '--area', COUNTY, '--from', from, '--source', '县统计公报');
}

async function pay(amount, receipt) {
  await page.getByLabel('多少元').fill(amount);
  await page.getByLabel('收据号').fill(receipt);
  await press('记下来');
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
