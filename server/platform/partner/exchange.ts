// One HTTP exchange with a partner, with a limit for the connection, one for the whole and one for
// the size of the answer (security §4.4). Nothing is followed and nothing repeated here.
import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

/** A partner that does not even take the connection is down; waiting longer helps nobody. */
const connectTimeoutMs = 2000;

export interface Exchange {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** From the first byte sent to the last received. */
  timeoutMs: number;
  answerBytesMax: number;
}

export interface PartnerAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export class TimedOut extends Error {}

/** Throws `TimedOut`, or another error when the connection fails or the answer has no end. */
export function exchange(asked: Exchange): Promise<PartnerAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PartnerAnswer>();
  const { method, url, body } = asked;
  const send = url.startsWith('https:') ? overHttps : overHttp;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const request = send(url, { method, headers: { ...asked.headers, ...length } });
  const end = (what: string) => () => {
    reject(new TimedOut(what));
    request.destroy();
  };
  const whole = setTimeout(end('The partner did not answer in time.'), asked.timeoutMs);
  const connect = setTimeout(end('The partner took no connection.'), connectTimeoutMs);
  request.once('socket', (socket) => {
    // An encrypted connection stands when the keys are agreed, not when the wire is.
    const done = url.startsWith('https:') ? 'secureConnect' : 'connect';
    if (socket.connecting) socket.once(done, () => clearTimeout(connect));
    else clearTimeout(connect);
  });
  request.once('response', (answer) => {
    const { statusCode: status = 0, headers } = answer;
    resolve(readBody(answer, asked.answerBytesMax).then((text) => ({ status, headers, text })));
  });
  request.once('error', reject);
  request.end(body);
  return promise.finally(() => {
    clearTimeout(whole);
    clearTimeout(connect);
    // What is still under way is of no use to anybody.
    request.destroy();
  });
}

async function readBody(answer: IncomingMessage, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesMax) throw new Error('The answer is larger than allowed.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
