// The state registries over HTTP: `POST /registries/<service>` with XML, and the door by which a
// test changes what they know.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import { changeObject } from './change-object.ts';
import { type FaultKind, type ServiceName, faultId, serviceNames } from './faults.ts';
import { type Question, readQuestion, timeUuid, writeAnswer } from './message.ts';
import { listObjects } from './object-store.ts';
import { registries, reply } from './registry.ts';

export { faults } from './faults.ts';
export const name = 'registries';

const BODY_MAX_BYTES = 65_536;
const OBJECTS_BODY_MAX_BYTES = 4096;

/** The last answer of each registry, to be delivered once more by the defect «duplicate». */
type LastAnswers = Map<ServiceName, string>;

interface Asking {
  stand: Stand;
  service: ServiceName;
  takes(kind: FaultKind): ReturnType<Stand['fault']>;
}

const xmlReply = (answer: FastifyReply, text: string, status = 200): FastifyReply =>
  answer.code(status).type('application/xml; charset=utf-8').send(text);

/** Holds the connection and says nothing until the asker or the stand gives up. */
function keepSilent(stand: Stand, answer: FastifyReply): FastifyReply {
  answer.hijack();
  const { socket } = answer.raw;
  stand.stopping.addEventListener('abort', () => socket?.destroy(), { once: true });
  return answer;
}

async function answerText({ stand, service, takes }: Asking, question: Question): Promise<string> {
  const isContradicting = (await takes('contradiction')) !== null;
  const { now } = await stand.clock.read();
  const { content } = question;
  const said = await reply(stand, service, { content, now, isContradicting });
  return writeAnswer(question, { sender: registries[service].sender, at: now }, said);
}

function questionIn(body: string): Question {
  try {
    return readQuestion(body);
  } catch {
    throw new Problem(400, {
      code: 'registries.unreadable_question',
      detail: 'Вопрос не разобран: нужен конверт SendRequestRequest с номером и содержимым.',
    });
  }
}

/** An answer to some other question: the last one, or this one under a foreign number. */
function foreign(last: LastAnswers, service: ServiceName, text: string): string {
  const id = timeUuid(Date.now());
  const fallback = text.replace(/(?<=<OriginalMessageId>)[^<]+/u, id);
  return last.get(service) ?? fallback;
}

async function answer(asking: Asking, body: string, of: { http: FastifyReply; last: LastAnswers }) {
  const { stand, service, takes } = asking;
  if (await takes('silence')) return keepSilent(stand, of.http);
  if (await takes('failing')) return xmlReply(of.http, '<Error>Internal error</Error>', 500);
  const late = await takes('late');
  if (late) await stand.sleep(late.delayMs);
  if (await takes('garbage')) {
    const page = '<!DOCTYPE html><title>502</title><p>Bad gateway<br>';
    return of.http.type('text/html').send(page);
  }
  const text = await answerText(asking, questionIn(body));
  if (await takes('half-answer')) {
    return xmlReply(of.http, text.slice(0, Math.floor(text.length / 2)));
  }
  if (await takes('duplicate')) return xmlReply(of.http, foreign(of.last, service, text));
  of.last.set(service, text);
  return xmlReply(of.http, text);
}

/** Rates that municipalities and regions set; invented, so that every tax can be computed. */
const LOCAL_RATES = new URL('local-rates.csv', import.meta.url);

export function register(app: FastifyInstance, stand: Stand): void {
  const last: LastAnswers = new Map();
  // Two scopes, because questions come as XML under any content type and changes as JSON.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    for (const service of serviceNames) {
      const takes = (kind: FaultKind) => stand.fault(faultId(service, kind));
      const options = { bodyLimit: BODY_MAX_BYTES };
      scope.post(`/registries/${service}`, options, async (request, http) => {
        const body = typeof request.body === 'string' ? request.body : '';
        return answer({ stand, service, takes }, body, { http, last });
      });
    }
  });

  app.get('/registries/local-rates.csv', async (_request, http) =>
    http.type('text/csv; charset=utf-8').send(await readFile(LOCAL_RATES, 'utf8')),
  );

  app.get('/stand/api/registries/people/:inn/objects', (request) => {
    const { inn } = request.params as { inn: string };
    return listObjects(stand.db, inn);
  });

  const options = { bodyLimit: OBJECTS_BODY_MAX_BYTES };
  app.post('/stand/api/registries/objects/:id', options, async (request, http) => {
    const { id } = request.params as { id: string };
    await changeObject(stand, id, request.body);
    return http.code(204).send();
  });
}
