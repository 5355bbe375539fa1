// One HTTP exchange with a registry, with a limit for the connection and one for the whole.
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

// A registry that does not even take the connection is down; waiting longer helps nobody.
const CONNECT_TIMEOUT_MS = 2000;
/** The largest answer is a person with hundreds of objects. */
const ANSWER_MAX_BYTES = 5_000_000;

export interface HttpAnswer {
  status: number;
  text: string;
}

export class TimedOut extends Error {}

async function readBody(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > ANSWER_MAX_BYTES) throw new Error('The answer is larger than allowed.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Posts XML. @throws TimedOut after `timeoutMs`, or another error when the connection fails. */
export function postXml(url: string, body: string, timeoutMs: number): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const send = url.startsWith('https:') ? overHttps : overHttp;
  const request = send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    },
  });
  const end = (what: string) => () => request.destroy(new TimedOut(what));
  const whole = setTimeout(end('The registry did not answer in time.'), timeoutMs);
  const connect = setTimeout(end('The registry took no connection.'), CONNECT_TIMEOUT_MS);
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', () => clearTimeout(connect));
    else clearTimeout(connect);
  });
  request.once('response', (answer) => {
    readBody(answer).then((text) => resolve({ status: answer.statusCode ?? 0, text }), reject);
  });
  request.once('error', reject);
  request.end(body);
  return promise.finally(() => {
    clearTimeout(whole);
    clearTimeout(connect);
  });
}
