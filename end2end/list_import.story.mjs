// List import: the county's officer brings in the disability register, looks at every kind of row, ticks, writes it,
// settles who is no longer on it with the village's word, and takes the whole list back.
//
//   县里 ──▶ 传名册 ──▶ 比对 ──▶ 勾选 ──▶ 写 │ 不在名册上的人 ──▶ 村里核实 ──▶ 类别到期 │ 整份撤销

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, visit } from './support/browser.mjs';
import { COUNTY, TODAY, writeCounty } from './support/county.mjs';
import { freshSonggang } from './support/songgang.mjs';
import { staffOf } from './support/staff.mjs';

const TOWN = '990101102';

let songgang;
let browser;
let list;
const files = {};
const { account, signedIn } = staffOf(() => songgang, () => browser);

before(async () => {
  songgang = await freshSonggang();
  browser = await openBrowser();
  const county = await writeCounty(songgang.folder);
  await songgang.command('migrate');
  for (const noun of ['areas', 'people', 'vacancies']) await songgang.command('import', noun, county[noun]);
  await account('county', 'county_officer', COUNTY);
  await account('village', 'coordinator', TOWN);
  files.list = await file('名册.csv', [
    '姓名,身份证号,残疾证号,所属村,评定医院',
    row('李秀英', '19850312', 28, '柳树村'),
    row('赵小兰', '19880704', 12, '桥头村'),
    row('张建囯', '19760911', 15, '桥头村'),
    row('孙大海', '19790101', 31, '不知道村'),
    '周小宝,3.30599E+17,3.30599E+17,柳树村,县医院',
  ]);
  files.faulty = await file('缺列.csv', ['姓名,所属村', '李秀英,柳树村']);
  await songgang.serve();
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('a file that lacks a column says which, and changes nothing', async () => {
  const page = await signedIn('county');
  await page.getByRole('link', { name: '部门名单' }).click();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'list-form');
  await send(page, files.faulty);
  await page.getByText('名单缺这些列：身份证号 或 残疾人证号').waitFor();
  await assertAccessible(page);
  await picture(page, 'list-faulty');
  await page.getByRole('button', { name: '这份名单不要了' }).click();
  await page.getByText('还没有传过名单').waitFor();
  assertQuiet(page);
});

test('the register is compared without scripts: each row is new, changed, like somebody or refused', async () => {
  const page = await signedIn('county', { scripts: false });
  await visit(page, '/staff/lists');
  await send(page, files.list);
  await page.getByRole('heading', { name: '名单里的人' }).waitFor();
  list = new URL(page.url()).pathname;
  const text = await page.locator('main').innerText();
  for (const words of ['新的人 1', '有变化 1', '像同一个人 1', '不能写 2', '找不到这个地方', '后几位丢了', '评定医院']) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  assert.ok(!/\d{17}[\dX]/.test(text), 'numbers are masked');
  await picture(page, 'list-compared');
  const seeing = await signedIn('county');
  for (const state of ['', '?state=changed', '?state=look_alike', '?state=refused']) {
    await visit(seeing, `${list}${state}`);
    await assertAccessible(seeing);
    await assertFits(seeing);
  }
  await visit(seeing, `${list}?size=large`);
  await assertFits(seeing);
  await picture(seeing, 'list-compared-large');
  const desk = await signedIn('county', { size: 'desk' });
  await visit(desk, list);
  await assertFits(desk);
  await picture(desk, 'list-compared-desk');
});

test('whom a row looks like is said by the officer', async () => {
  const page = await signedIn('county');
  await visit(page, `${list}?state=look_alike`);
  await picture(page, 'list-look-alike');
  await page.getByRole('button', { name: '都不是，是新的人 张建囯' }).click();
  await page.getByText('存好了').waitFor();
  await visit(page, `${list}?state=new`);
  await page.getByText('已经选了“不是同一个人”').waitFor();
});

test('only what is ticked goes in, and it must be meant', async () => {
  const page = await signedIn('county');
  await visit(page, list);
  await page.getByRole('checkbox', { name: '李秀英' }).check();
  await page.getByRole('checkbox', { name: '张建囯' }).uncheck();
  await page.getByRole('button', { name: '存下这一页的勾选' }).click();
  await page.getByText('共 5 行，勾选了 1 行').waitFor();
  await page.getByRole('button', { name: '全部勾上 新的人' }).click();
  await page.getByText('共 5 行，勾选了 3 行').waitFor();
  await page.getByRole('checkbox', { name: '张建囯' }).uncheck();
  await page.getByRole('button', { name: '存下这一页的勾选' }).click();
  await page.getByText('共 5 行，勾选了 2 行').waitFor();
  await page.locator('summary', { hasText: '把勾选的写进档案' }).click();
  await assertAccessible(page);
  await picture(page, 'list-ticked');
  await page.getByLabel('我确定').check();
  await page.getByRole('button', { name: '看清楚了，写进去' }).click();
  await page.getByText('写好了 2').waitFor();
  await assertAccessible(page);
  await assertFits(page);
  await picture(page, 'list-written');
  await page.getByRole('link', { name: '李秀英' }).click();
  await page.getByText('残疾人证').first().waitFor();
  await page.getByRole('link', { name: '改动记录' }).click();
  await page.getByText('县残联').first().waitFor();
  await picture(page, 'list-history');
  assertQuiet(page);
});

test('whoever is no longer on it is asked about, and nothing ends by itself', async () => {
  const county = await signedIn('county');
  await visit(county, list);
  await county.getByRole('link', { name: '去看这些人' }).click();
  await county.getByRole('checkbox', { name: '王小梅' }).check();
  await county.getByLabel('请村里核实').check();
  await county.getByLabel('为什么').fill('新名册里没有这个人');
  await assertAccessible(county);
  await assertFits(county);
  await picture(county, 'list-gone');
  await county.getByRole('button', { name: '勾选的人都这样办' }).click();
  await county.getByText('存好了').waitFor();
  const village = await signedIn('village');
  await village.getByRole('link', { name: '村里要核实的人' }).click();
  await assertAccessible(village);
  await assertFits(village);
  await picture(village, 'list-question');
  await village.getByLabel('情况').fill('证去年注销了');
  await village.getByRole('button', { name: '不再符合条件 王小梅' }).click();
  await village.getByText('现在没有要核实的人').waitFor();
  await visit(county, `${list}/gone`);
  await county.getByText('证去年注销了').waitFor();
  await county.getByRole('checkbox', { name: '王小梅' }).check();
  await county.getByLabel('类别到期').check();
  // Her group began when she was registered, today: it cannot have ended before. What was filled in stays.
  await county.getByLabel('类别到哪天为止').fill(yesterday());
  await county.getByLabel('为什么').fill('村里核实，证已注销');
  await county.getByRole('button', { name: '勾选的人都这样办' }).click();
  await county.getByText('这一天以后才开始').waitFor();
  assert.equal(county.problems.splice(0).length, 1, 'the page of the mistake says so in its status, and nothing else is wrong');
  assert.ok(await county.getByRole('checkbox', { name: '王小梅' }).isChecked());
  assert.equal(await county.getByLabel('为什么').inputValue(), '村里核实，证已注销');
  await assertAccessible(county);
  await county.getByLabel('类别到哪天为止').fill(TODAY);
  await county.getByRole('button', { name: '勾选的人都这样办' }).click();
  await county.getByText('存好了').waitFor();
  await picture(county, 'list-gone-settled');
  assertQuiet(county);
});

test('the whole list is taken back; what was changed since stays and is named', async () => {
  const county = await signedIn('county');
  await visit(county, `/staff/people?area=${COUNTY}&whose=all`);
  await county.getByRole('link', { name: '李秀英' }).click();
  const person = new URL(county.url()).pathname;
  await visit(county, `${person}/edit?group=functions`);
  await county.getByLabel('残疾人证号').fill('无');
  await county.getByRole('button', { name: '保存' }).click();
  await county.getByText('存好了').waitFor();
  await visit(county, list);
  await county.locator('summary', { hasText: '整份撤销' }).click();
  await county.getByLabel('我确定').check();
  await picture(county, 'list-undo');
  await county.getByRole('button', { name: '整份撤销' }).click();
  await county.getByText('撤销了一部分 1').waitFor();
  await county.getByText('没有改回去').waitFor();
  await assertAccessible(county);
  await assertFits(county);
  await picture(county, 'list-undone');
  await visit(county, `/staff/people?area=${COUNTY}&whose=all`);
  assert.equal(await county.getByRole('link', { name: '赵小兰' }).count(), 0, 'who came with the list is gone');
  assertQuiet(county);
});

/** Fills the form and sends a file. */
async function send(page, path) {
  await page.getByLabel('哪一种名单').selectOption({ label: '残疾人证名册' });
  await page.getByLabel('哪个单位给的').fill('县残联');
  await page.getByLabel('名单是哪天的').fill(yesterday());
  await page.getByLabel('名单文件').setInputFiles(path);
  await page.getByRole('button', { name: '传上来比一比' }).click();
}

async function file(name, lines) {
  const path = join(songgang.folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

/** A row of the register; numbers begin with 99, which nobody has. */
function row(name, birth, sequence, village) {
  const head = `${COUNTY}${birth}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((sum, weight, position) => sum + weight * Number(head[position]), 0);
  const number = head + '10X98765432'[sum % 11];
  return `${name},${number},${number}43,${village},县医院`;
}

function yesterday() {
  const day = new Date(Date.now() - 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day);
}
