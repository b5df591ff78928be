// A gateway for text messages that keeps what it is given.

import { createServer } from 'node:http';
import { once } from 'node:events';

/** Starts one, and lets every Songgang that is served from now on send by it. Call `stop` at the end. */
export async function openGateway() {
  const messages = [];
  const server = createServer((request, answer) => {
    const { searchParams } = new URL(request.url, 'http://gateway');
    messages.push({ to: searchParams.get('to'), text: searchParams.get('text') });
    answer.end('0: Accepted for delivery');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.SONGGANG_SMS_URL = `http://127.0.0.1:${server.address().port}/?to={to}&text={text}`;
  return {
    messages,
    /** The digits of the last code sent to a number; waits until there is one. */
    async digits(number) {
      const until = Date.now() + 10_000;
      while (Date.now() < until) {
        const last = messages.filter((message) => message.to === number).pop();
        const found = last?.text.match(/\d{6}/);
        if (found) return found[0];
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`no code came for ${number}`);
    },
    stop() {
      delete process.env.SONGGANG_SMS_URL;
      server.closeAllConnections();
      server.close();
    },
  };
}
