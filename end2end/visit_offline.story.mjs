// A coordinator without signal: the list opens from the phone, a visit is written down, the page is killed in the middle and
// goes on where it was; with signal the visit arrives, exactly once. Signing out sends first and leaves nothing behind.
//
//   有信号：名单存进手机 ── 没信号：走访 ──✂ 关掉 ──▶ 接着填 ──▶ 存着 ── 有信号 ──▶ 上传，一次

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { assertAccessible, assertFits, assertQuiet, openBrowser, picture, reader, visit } from './support/browser.mjs';
import { VILLAGE, begin, countyWithVisitor, finish, saved, takeAlong, turnTo, type, waits } from './support/field.mjs';

const NAME = '李秀英';
const PHOTO_NOTE = '拍了一张照片';
const NOTE = '想学电脑，孩子下半年上学';

let songgang;
let browser;
let password;
let phone;

before(async () => {
  browser = await openBrowser();
  ({ songgang, password } = await countyWithVisitor(browser, NAME));
  phone = await reader(browser, songgang.origin);
});

after(async () => {
  await browser?.close();
  await songgang?.stop();
});

test('with signal the list comes onto the phone', async () => {
  await takeAlong(phone, { login: 'anna', password, name: NAME });
  await waits(phone, 0);
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'offline-list');
  await phone.getByRole('button', { name: NAME }).click();
  await phone.getByText('要送的岗位').waitFor();
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'offline-card');
  await phone.getByRole('button', { name: '回去' }).click();
  assertQuiet(phone);
});

test('without signal it opens again, from whatever page of the desk', async () => {
  await phone.context().setOffline(true);
  const machine = await phone.context().newCDPSession(phone);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  const begun = Date.now();
  await phone.reload();
  await phone.getByText('没有信号', { exact: true }).waitFor();
  console.log(`the list opens without signal on a slow phone after ${Date.now() - begun} ms`);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await phone.getByRole('button', { name: '所有人' }).click();
  await phone.getByRole('button', { name: NAME }).waitFor();
  await phone.goto('/staff/people');
  assert.equal(new URL(phone.url()).pathname, '/staff/field');
});

test('a visit is written down, the page is killed, and everything is there again', async () => {
  await begin(phone, NAME);
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'offline-outcome');
  const targets = await phone.locator('.field-work button.choice').evaluateAll((all) => all.map((one) => one.offsetHeight));
  assert.ok(targets.every((height) => height >= 44), `large enough for a thumb: ${targets}`);
  await turnTo(phone, '难处');
  await phone.getByLabel('路远、没有车').check();
  await saved(phone);
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', NOTE);
  await picture(phone, 'offline-typed');
  const killed = phone;
  await killed.goto('chrome://crash').catch(() => {});
  phone = await killed.context().newPage();
  await killed.close();
  phone.problems = [];
  await phone.goto('/staff/field');
  await phone.getByRole('heading', { name: NAME }).waitFor();
  assert.equal(await phone.getByLabel('别的要记的', { exact: true }).inputValue(), NOTE, 'it opens at the page it was on');
});

test('finished without signal it waits on the phone, in sight', async () => {
  await finish(phone);
  await waits(phone, 1);
  await phone.getByText('存在手机里，还没上传').waitFor();
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'offline-waiting');
  await phone.reload();
  await waits(phone, 1);
});

test('with signal it arrives by itself, exactly once', async () => {
  await phone.context().setOffline(false);
  await waits(phone, 0);
  await phone.getByText('已经上传', { exact: true }).first().waitFor();
  await picture(phone, 'offline-arrived');
  await phone.getByRole('button', { name: '现在就上传、更新名单' }).click();
  const file = await phone.context().newPage();
  await file.goto(`/staff/people?area=${VILLAGE}&whose=all`);
  await file.getByRole('link', { name: NAME }).click();
  await file.getByRole('link', { name: '走访', exact: true }).last().click();
  await file.getByText(NOTE).waitFor();
  assert.equal(await file.getByText(NOTE).count(), 1);
  assert.equal(await file.getByText('路远、没有车').count(), 1);
  await picture(file, 'offline-file');
  await file.close();
});

test('the server stops in the middle: the visit waits, and arrives when it is back', async () => {
  const { port } = new URL(songgang.origin);
  await songgang.rest();
  await begin(phone, NAME);
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', '第二次去');
  await finish(phone);
  await waits(phone, 1);
  await songgang.serve({ port });
  await phone.getByRole('button', { name: '现在就上传、更新名单' }).click();
  await waits(phone, 0);
});

test('about where it was and a photo go along, when the visitor asks and the person agrees', async () => {
  await phone.context().grantPermissions(['geolocation']);
  await phone.context().setGeolocation({ latitude: 30.123_456, longitude: 119.987_654 });
  await begin(phone, NAME);
  await phone.getByRole('button', { name: '记下现在的地点' }).click();
  await phone.getByText('记下了大概位置').waitFor();
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', PHOTO_NOTE);
  await turnTo(phone, '谁来证明');
  await phone.getByLabel('本人同意拍照').check();
  const buffer = await phone.screenshot();
  await phone.getByLabel('拍一张').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer });
  await phone.getByAltText('这次走访的照片').waitFor();
  await assertAccessible(phone);
  await assertFits(phone);
  await picture(phone, 'offline-photo');
  await phone.context().setOffline(true);
  await finish(phone);
  await waits(phone, 1);
  await phone.getByRole('button', { name: '打开改一改' }).click();
  await phone.getByAltText('这次走访的照片').waitFor();
  await finish(phone);
  await phone.context().setOffline(false);
  await waits(phone, 0);
  const file = await phone.context().newPage();
  await file.goto(`/staff/people?area=${VILLAGE}&whose=all`);
  await file.getByRole('link', { name: NAME }).click();
  await file.getByRole('link', { name: '走访', exact: true }).last().click();
  const card = file.locator('main li.card', { hasText: PHOTO_NOTE });
  await card.getByText('119.988').waitFor();
  await picture(file, 'offline-photo-file');
  const shown = await file.request.get(await card.getByRole('link', { name: '看照片' }).getAttribute('href'));
  assert.equal(shown.status(), 200);
  assert.match(shown.headers()['content-type'], /^image\//);
  await file.close();
});

test('whoever signs out sends what is left, and leaves nothing behind', async () => {
  await begin(phone, NAME);
  await turnTo(phone, '看到的');
  await type(phone, '别的要记的', '没填完');
  await visit(phone, '/staff');
  await phone.getByRole('button', { name: '退出' }).click();
  await phone.getByLabel('登录名').waitFor();
  const left = await phone.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));
  assert.ok(!left.includes('songgang-field'), `the storage is empty: ${left}`);
});
