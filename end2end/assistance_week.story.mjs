// A whole assistance week: laid out from its first day, organised, prepared, run and closed. Time is that of the server: it is
// stopped and served again at each hour that matters.
//
//   组织 ──▶ 准备 ──▶ 开展（D3 登记 · D4 12:00 统计 · D5 家访 · D6 8:00 点名）──▶ 总结 ──▶ 报市局 ──▶ 归档

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, openBrowser, picture, visit } from './support/browser.mjs';
import { COUNTY, TODAY, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101101';
const OTHER_TOWN = '990101102';
const VILLAGE = '990101101201';
const PERSON = '李秀英';
/** The first day of the week, counted from today. */
const FIRST = 20;

let songgang;
let browser;
let page;
let week;
const staff = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  const files = await writeCounty(songgang.folder);
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, files[noun]);
  await staff.account('anna', 'coordinator', VILLAGE);
  await staff.account('town', 'town_officer', TOWN);
  await staff.account('hill', 'town_officer', OTHER_TOWN);
  await staff.account('county', 'county_officer', COUNTY);
  await staff.account('city', 'city_supervisor', '9901');
  await staff.account('host', 'organiser', COUNTY);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('the organiser lays the week out from its first day', async () => {
  await at(0, '10:00:00', 'host');
  await page.getByRole('link', { name: '就业援助周' }).click();
  await page.getByText('还没有援助周').waitFor();
  await page.getByLabel('名称').fill('就业援助周');
  await page.getByLabel('活动主题').fill('就业援助你我他');
  await page.getByLabel('第一天').fill(day(FIRST));
  await page.getByLabel('办公室电话').fill('0572-3012345');
  await press('排一个援助周');
  await page.getByText('不能进入开展阶段').waitFor();
  week = new URL(page.url()).pathname;
  await looks('week-organise');
});

test('a stage opens when its list is complete, and not before', async () => {
  await page.getByText('清单上还有没办的事').waitFor();
  await settleAll();
  await press('进入“准备”阶段');
  await page.locator('[aria-current=step]', { hasText: '准备' }).waitFor();
});

test('venues, posts, material, media and badges are planned', async () => {
  await part('会场和岗位');
  await add('加会场或宣传点', { 种类: ['main'], 名称: '县劳动力资源市场', 在哪: [TOWN], 地址: '人民路 1 号' }, '加上');
  await page.getByText('主会场还缺：气球拱门').waitFor();
  await add('加物资', { 物资: ['arch'], 给哪里: { label: '县劳动力资源市场' }, 数量: '1' }, '加上');
  assert.equal(await page.getByText('主会场还缺').count(), 0);
  await press('送到了');
  const posts = page.locator('.week-posts > li');
  const names = ['张华', '李明'];
  for (let at = 0; at < (await posts.count()); at += 1) {
    await posts.nth(at).getByText('安排人', { exact: true }).click();
    await posts.nth(at).getByLabel('人员').fill(names[at % 2]);
    await posts.nth(at).getByLabel('电话').fill('0572-3012346');
    await pressIn(posts.nth(at), '记下来');
  }
  await page.getByText('没有工作证的上岗人员 2').waitFor();
  await looks('week-places');
  await part('媒体和会议');
  await add('加一项', { 做什么: ['column'], 哪天: day(FIRST + 6), 媒体: '青禾日报', 嘉宾: '就业局' }, '加上');
  for (const name of names) await add('发一个工作证', { 姓名: name, 单位: '就业局' }, '加上');
  await looks('week-media');
  await page.getByRole('link', { name: '打印工作证' }).click();
  assert.equal(await page.locator('.badge').count(), 2);
  await looks('week-badges');
});

test('without enough publicity points the third stage stays shut', async () => {
  await visit(page, week);
  await settleAll();
  await press('进入“开展”阶段');
  await page.locator('.flash.bad').waitFor();
  await page.getByText('不能进入开展阶段').waitFor();
  await songgang.command('figures', 'set', 'week.publicity_points', 1, '--area', COUNTY, '--from', '2010-01-01', '--source', '县方案');
  await visit(page, week);
  await page.getByText('宣传点 0 处，至少 1 处').click();
  await add('加会场或宣传点', { 种类: ['point'], 名称: '汽车站', 在哪: [TOWN], 地址: '' }, '加上');
  await part('总览');
  await press('进入“开展”阶段');
  await page.locator('[aria-current=step]', { hasText: '开展' }).waitFor();
  await page.getByText('日子不再改').waitFor();
});

test('everybody reads when and where, and whom to call', async () => {
  const open = await browser.newPage();
  await open.goto(`${songgang.origin}/events`);
  await open.getByText('县劳动力资源市场').waitFor();
  await open.getByRole('link', { name: /05723012345/ }).waitFor();
  assert.equal(await open.getByText('张华').count(), 0, 'nobody of the staff is named');
  await open.close();
});

test('D3: the village states whom the register proposes', async () => {
  await at(FIRST + 2, '09:00:00', 'anna');
  await part('援助对象');
  await page.getByText(PERSON).waitFor();
  await page.getByLabel('选').first().check();
  await press('登记为援助对象');
  await page.locator('.problem').first().waitFor();
  await page.getByLabel('选').first().check();
  await page.getByLabel('凭什么').fill('入户登记表');
  await looks('week-people');
  await press('登记为援助对象');
  await page.getByText('待认定 1').waitFor();
});

test('D4: the statistics are in by noon, to the second', async () => {
  await at(FIRST + 3, '11:59:59', 'town');
  await part('援助对象');
  await press('上报本单位人数');
  await page.getByText('按时').waitFor();
  await at(FIRST + 3, '12:00:01', 'hill');
  await part('援助对象');
  await press('上报本单位人数');
  await page.getByText('迟报').waitFor();
  await at(FIRST + 3, '14:00:00', 'county');
  await page.getByText('已上报 2/2').click();
  await page.getByText('按时').waitFor();
  await part('援助对象');
  await page.getByRole('link', { name: '待认定 1' }).click();
  await page.getByLabel('选').check();
  await press('认定');
  await page.getByRole('link', { name: '已认定 1' }).click();
  await page.getByLabel('选').check();
  await page.getByLabel('工作证').selectOption('1');
  await press('安排家访');
  await page.getByRole('link', { name: '家访名单 1' }).click();
  await page.getByText('第 1 号').waitFor();
});

test('D5: a visit of the ordinary kind counts by itself', async () => {
  await at(FIRST + 4, '10:00:00', 'anna');
  await visit(page, '/staff/tasks');
  await page.locator('li', { hasText: '援助周家访' }).first().waitFor();
  await visit(page, `/staff/people?area=${VILLAGE}&whose=all`);
  await page.getByRole('link', { name: PERSON }).first().click();
  const person = new URL(page.url()).pathname;
  await visit(page, `${person}/visits/new`);
  await page.locator('input[name=outcome][value=done]').check();
  await page.locator('input[name=benefits][value=social_insurance]').evaluate((box) => {
    box.closest('details')?.setAttribute('open', '');
    box.checked = true;
  });
  await page.locator('input[name=confirmation][value=signature]').evaluate((box) => (box.checked = true));
  const answered = page.waitForNavigation();
  await page.locator('button[name=do][value=keep]').click();
  await answered;
  await visit(page, week);
  await figure('已家访', '1');
  await figure('核查政策享受', '1');
});

test('D6: roll is called, and the clock says which part of the day it is', async () => {
  for (const [time, part] of [['08:00:00', '到岗点名'], ['08:55:00', '准备开场'], ['16:00:00', '撤场'], ['17:00:00', '已结束']]) {
    await at(FIRST + 5, time, 'host');
    await visit(page, `${week}/roll-call`);
    await page.locator('p.lead-in', { hasText: part }).waitFor();
    if (time !== '08:00:00') continue;
    await press('到岗');
    await page.getByText(/到岗 1\//).waitFor();
    await looks('week-roll-call');
  }
});

test('a stage is opened again with a reason, and what was recorded stays', async () => {
  await page.goto(`${songgang.origin}${week}`);
  await add('退回前面的阶段', { 哪个阶段: ['prepare'], 原因: '会场换了地方' }, '退回前面的阶段');
  await page.locator('#history', { hasText: '会场换了地方' }).waitFor();
  await figure('已家访', '1');
  await press('进入“开展”阶段');
});

test('D7 and after: closing, the city returns it once, then accepts', async () => {
  await at(FIRST + 7, '09:00:00', 'host');
  await part('会场和岗位');
  const point = page.locator('section.card', { hasText: '汽车站' });
  await point.getByText('登记宣传情况').click();
  await point.getByLabel('到场人数').fill('60');
  await point.getByLabel('发宣传单').fill('200');
  await point.getByLabel('照片编号').fill('照片 7');
  await pressIn(point, '记下来');
  await part('媒体和会议');
  await press('举行了');
  await add('记会议', { 哪个会: ['five_day'], 哪天: day(FIRST + 4), 到场人数: '12', 纪要: '部署主题日' }, '记下来');
  await part('总览');
  await settleAll();
  await press('进入“总结”阶段');
  await part('媒体和会议');
  await add('记会议', { 哪个会: ['summary'], 哪天: day(FIRST + 6), 到场人数: '12', 纪要: '总结经验' }, '记下来');
  await part('总结报告');
  await page.getByLabel('下一步').fill('安排三十天回访');
  await press('报市局');
  await at(FIRST + 8, '09:00:00', 'city');
  await part('总结报告');
  await add('退回', { 原因: '补上照片' }, '退回');
  await at(FIRST + 9, '09:00:00', 'host');
  await part('总结报告');
  await page.getByText('补上照片').waitFor();
  await press('报市局');
  await at(FIRST + 10, '09:00:00', 'city');
  await part('总结报告');
  await press('接收');
  await page.getByText('市局已接收').waitFor();
  await page.getByText('和上报时一致').waitFor();
  await looks('week-report');
});

test('every figure of the report is the sum of the rows behind it', async () => {
  await at(FIRST + 11, '09:00:00', 'county');
  await part('总结报告');
  const links = await page.locator('main table').first().locator('tbody a').evaluateAll((all) =>
    all.map((link) => [link.getAttribute('href'), link.textContent]));
  assert.equal(links.length, 16);
  for (const [href, count] of links) {
    await visit(page, href);
    const amounts = await page.locator('tbody td:last-child').allTextContents();
    const sum = amounts.reduce((sum, text) => sum + Number(text), 0);
    assert.equal(sum, Number(count), href);
  }
  const file = await page.request.get(`${songgang.origin}${week}/report.csv`);
  assert.match(await file.text(), /上报数/);
});

test('what is complete and accepted is put away, and changes no more', async () => {
  await visit(page, week);
  await settleAll();
  await press('归档');
  await page.locator('.notice', { hasText: '已归档' }).waitFor();
  assert.equal(await page.getByText('加一件事').count(), 0);
  await looks('week-archived');
});

/** Serves at a time of the day so many days after today, and signs somebody in there; opens the week, once there is one. */
async function at(days, time, login) {
  await page?.context().close();
  await songgang.rest();
  await songgang.serve({ asOf: `${day(days)}T${time}+08:00` });
  page = await staff.signedIn(login);
  if (week) await visit(page, week);
}

function day(offset) {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

async function part(name) {
  await page.locator('nav.parts').first().getByRole('link', { name, exact: true }).click();
  await page.locator('nav.parts [aria-current=page]', { hasText: name }).first().waitFor();
}

/** Does everything that is open on the list of the present stage. */
async function settleAll() {
  const lists = page.locator('details[open]:has(> ul.cards)');
  for (;;) {
    const open = lists.locator('details.filters', { hasText: '办好了' }).first();
    if ((await open.count()) === 0) return;
    await open.locator('summary').click();
    await open.getByLabel('凭什么').fill('工作台账');
    await pressIn(open, '办好了');
    assert.equal(await page.locator('.flash.bad').count(), 0, await page.locator('main').innerText());
  }
}

/** Unfolds a form, fills it in and sends it; a list stands for a choice by its code. */
async function add(summary, fields, button) {
  const form = page.locator('details.filters', { has: page.locator('summary', { hasText: summary }) }).first();
  await form.locator('summary').click();
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label);
    if (typeof value === 'string') await field.fill(value);
    else await field.selectOption(Array.isArray(value) ? value[0] : value);
  }
  await pressIn(form, button);
  assert.equal(await page.locator('.flash.bad').count(), 0, await page.locator('main').innerText());
}

async function figure(name, count) {
  const shown = page.locator('.week-figures dt', { hasText: name }).locator('+ dd');
  assert.equal((await shown.first().innerText()).trim(), count, name);
}

/** Sends a form, and waits until the answer is there. */
async function press(name) {
  await pressIn(page, name);
}

async function pressIn(place, name) {
  const answered = page.waitForNavigation();
  await place.getByRole('button', { name, exact: true }).first().click();
  await answered;
}

async function looks(name) {
  await assertFits(page);
  await assertAccessible(page);
  await picture(page, name);
}
