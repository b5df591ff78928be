// A real gateway for text messages: Kannel, as Debian packs it, and the operator behind it, which tells what came of each.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './songgang.mjs';

const BEARERBOX = '/usr/sbin/bearerbox';
const SMSBOX = '/usr/sbin/smsbox';
const ANSWERS_WITHIN_MS = 20_000;
const [DELIVERED, BOUNCED] = [1, 2];

/** Starts the gateway. Messages to the numbers in `dead` come back; the others arrive. Call `stop` at the end. */
export async function startKannel({ dead = [] } = {}) {
  const kannel = new Kannel(await mkdtemp(join(tmpdir(), 'songgang-kannel-')), new Set(dead));
  await kannel.start();
  return kannel;
}

class Kannel {
  /** What reached the operator: number and text of each message. */
  taken = [];
  #operator;
  #running = [];

  constructor(folder, dead) {
    this.folder = folder;
    this.dead = dead;
  }

  async start() {
    const [admin, boxes, operator, reports] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    this.port = await freePort();
    this.reports = reports;
    this.#operator = createServer((asked, answer) => this.#take(new URL(asked.url, 'http://operator'), answer));
    this.#operator.listen(operator, '127.0.0.1');
    await once(this.#operator, 'listening');
    const config = join(this.folder, 'kannel.conf');
    await writeFile(config, configuration({ admin, boxes, operator, reports, send: this.port }));
    this.#run(BEARERBOX, config);
    await answers(boxes);
    this.#run(SMSBOX, config);
    await answers(this.port);
  }

  /** What the program is told of the gateway. */
  get environment() {
    const wanted = ['username={user}', 'password={password}', 'to={to}', 'coding=2', 'charset=UTF-8', 'text={text}', 'dlr-mask=31', 'dlr-url={receipt}'];
    return {
      SONGGANG_SMS_URL: `http://127.0.0.1:${this.port}/cgi-bin/sendsms?${wanted.join('&')}`,
      SONGGANG_SMS_USER: 'songgang',
      SONGGANG_SMS_PASSWORD: 'secret',
      SONGGANG_SMS_ACCEPTED: '0:',
      SONGGANG_SMS_TOKEN: '0123456789abcdef-receipts',
    };
  }

  /** How many messages went to each number. */
  counts() {
    const counts = {};
    for (const { to } of this.taken) counts[to] = (counts[to] ?? 0) + 1;
    return counts;
  }

  /** Waits until the operator has so many. */
  async has(count) {
    const until = Date.now() + ANSWERS_WITHIN_MS;
    while (this.taken.length < count) {
      if (Date.now() > until) throw new Error(`the operator has ${this.taken.length} of ${count} messages`);
      await pause(100);
    }
  }

  async stop() {
    for (const program of this.#running) program.kill('SIGKILL');
    this.#operator.close();
    this.#operator.closeAllConnections?.();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #run(program, config) {
    this.#running.push(spawn(program, [config], { stdio: 'ignore' }));
  }

  /** The operator takes a message, and reports a moment later whether the telephone got it. */
  #take(asked, answer) {
    const [to, id] = [asked.searchParams.get('to'), `m${this.taken.length + 1}`];
    // The text comes as UCS-2, byte by byte.
    const bytes = Buffer.from(/[?&]text=([^&]*)/.exec(asked.search)[1].replace(/%(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    this.taken.push({ to, text: bytes.swap16().toString('utf16le') });
    answer.end(`0: id=${id}`);
    const report = this.dead.has(to) ? BOUNCED : DELIVERED;
    const words = `username=operator&password=operator&dlr-mid=${id}&dlr-mask=${report}&to=${to}`;
    setTimeout(() => fetch(`http://127.0.0.1:${this.reports}/sms?${words}`).catch(() => {}), 200);
  }
}

function configuration({ admin, boxes, operator, reports, send }) {
  return `group = core
admin-port = ${admin}
admin-password = admin
admin-allow-ip = "127.0.0.1"
smsbox-port = ${boxes}
box-allow-ip = "127.0.0.1"
log-level = 4

group = smsc
smsc = http
smsc-id = OPERATOR
system-type = generic
send-url = "http://127.0.0.1:${operator}/sms?to=%p&text=%b"
port = ${reports}
connect-allow-ip = 127.0.0.1
smsc-username = operator
smsc-password = operator
status-success-regex = "^0:"
generic-foreign-id-regex = "id=([0-9a-z]+)"

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${send}
sendsms-interface = "127.0.0.1"
global-sender = 10086
sendsms-chars = "0123456789+ "
log-level = 4

group = sendsms-user
username = songgang
password = secret
max-messages = 10
concatenation = true
`;
}

/** Waits until somebody listens on a port. */
async function answers(port) {
  const until = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < until) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await pause(100);
  }
  throw new Error(`nobody listens on port ${port}; are kannel and kannel-extras installed?`);
}
