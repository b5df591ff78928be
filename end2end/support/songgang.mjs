// The program under test: one scratch data folder, its commands, and the server on a free port.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROGRAM = process.env.SONGGANG_PROGRAM ?? fileURLToPath(new URL('../../target/release/songgang', import.meta.url));
const COMMAND_WITHIN_MS = 120_000;
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 5_000;

/** A fresh, empty Songgang of its own. Call `stop` at the end. */
export async function freshSonggang() {
  return new Songgang(await mkdtemp(join(tmpdir(), 'songgang-story-')));
}

class Songgang {
  #server = null;
  #log = '';

  constructor(folder) {
    this.folder = folder;
    this.data = join(folder, 'data');
  }

  /** Runs a command and returns its JSON. A refusal is thrown with what the program said. */
  async command(...words) {
    const options = { env: this.#environment(), maxBuffer: 64 * 1024 * 1024, timeout: COMMAND_WITHIN_MS };
    try {
      const { stdout } = await promisify(execFile)(PROGRAM, [...words.map(String), '--json'], options);
      return JSON.parse(stdout);
    } catch (error) {
      throw new Error(`songgang ${words.join(' ')}: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`);
    }
  }

  /**
   * Starts the server and waits until it is ready. With `asOf`, time stands still on that day; with `port` it is found where it
   * was; `settings` are more of its environment.
   */
  async serve({ asOf, port: known, settings = {} } = {}) {
    const port = known ?? (await freePort());
    this.origin = `http://127.0.0.1:${port}`;
    const day = asOf ? ['--as-of', asOf] : [];
    this.#server = spawn(PROGRAM, ['serve', '--addr', `127.0.0.1:${port}`, ...day], { env: { ...this.#environment(), ...settings } });
    const listen = (chunk) => (this.#log = (this.#log + chunk).slice(-20_000));
    this.#server.stdout.on('data', listen);
    this.#server.stderr.on('data', listen);
    await this.#ready();
  }

  /** Ends the server; the data stay. */
  async rest() {
    if (!this.#running()) return;
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    await Promise.race([ended, pause(STOPPED_WITHIN_MS, undefined, { ref: false })]);
    if (this.#running()) this.#server.kill('SIGKILL');
  }

  /** Kills the server in the middle of whatever it does. */
  async kill() {
    if (!this.#running()) return;
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGKILL');
    await ended;
  }

  /** Ends the server and removes the folder. */
  async stop() {
    await this.rest();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #ready() {
    const until = Date.now() + READY_WITHIN_MS;
    while (Date.now() < until && this.#running()) {
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await pause(100);
    }
    throw new Error(`the server is not ready:\n${this.#log}`);
  }

  #running() {
    return this.#server !== null && this.#server.exitCode === null && this.#server.signalCode === null;
  }

  #environment() {
    const { DATABASE_URL: _, ...rest } = process.env;
    return { ...rest, SONGGANG_DATA: this.data };
  }
}

/** A port nobody has now. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
