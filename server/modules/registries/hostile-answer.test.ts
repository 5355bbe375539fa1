// Answers that no registry should give, from a server that gives them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { testEnv } from '#platform/testing';
import { day } from '#primitives/days';
import { type Reply, innByPerson, module, realEstate, vehicles } from './index.ts';

type Answering = (question: string) => string;

let answering: Answering = () => '';
const questions: string[] = [];

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = await readAll(request);
  questions.push(question);
  response.end(answering(question));
}

const server = createServer((request, response) => void answerTo(request, response));
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const { env, clock, atEnd } = await testEnv({
  modules: [module],
  at: '2026-11-21T09:00:00.000Z',
  settings: { REGISTRIES_URL: `http://127.0.0.1:${port}` },
});
atEnd(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const person = {
  name: { last: 'Тестов', first: 'Иван', middle: 'Иванович' },
  birthDate: day('1985-02-01'),
  passport: {
    series: '4501',
    number: '123456',
    issuedOn: day('2005-03-01'),
    departmentCode: '770-001',
    issuer: 'ОВД <Тестового> & "иного" района',
  },
};

const idOf = (question: string, tag: string): string =>
  new RegExp(`<${tag}>([^<]+)`, 'u').exec(question)?.[1] ?? '';

const envelope = (question: string, data: string, head = ''): string =>
  `${head}<GetResponseResponse><ResponseMessage><Response>
  <OriginalMessageId>${idOf(question, 'MessageID')}</OriginalMessageId>
  <SenderProvidedResponseData>${data}</SenderProvidedResponseData><MessageMetadata>
  <MessageId>6c5a2ab0-e5d3-11f0-8de9-0242ac120002</MessageId>
  <SendingTimestamp>2026-11-21T08:59:59Z</SendingTimestamp></MessageMetadata>
  </Response></ResponseMessage></GetResponseResponse>`;

const content = (text: string): string => `<MessagePrimaryContent>${text}</MessagePrimaryContent>`;

const vehiclesOf = (inner: string): string =>
  content(
    `<VehiclesResponse AsOf="2026-11-21"><Person FamilyName="ТЕСТОВ" FirstName="ИВАН"
     Patronymic="ИВАНОВИЧ" BirthDate="1985-02-01"/>${inner}</VehiclesResponse>`,
  );

const rejection = (code: string, text: string): string =>
  `<RequestRejected><RejectionReasonCode>${code}</RejectionReasonCode>
   <RejectionReasonDescription>${text}</RejectionReasonDescription></RequestRejected>`;

/** Past the rest that a registry is given after failures. */
function later(): void {
  clock.set(new Date(Date.parse(clock.wall()) + 60_000).toISOString());
}

const causeOf = (reply: Reply<unknown>): string =>
  reply.state === 'unavailable' ? reply.cause : reply.state;

const BOMB = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY ${'abcdefghij'[at + 1]} "${`&${'abcdefghij'[at]};`.repeat(10)}">`,
).join('')}]>`;

test('a good answer is taken, so that the refusals below mean something', async () => {
  answering = (question) => envelope(question, vehiclesOf(''));
  assert.equal(causeOf(await vehicles(env, person)), 'found');
});

test('entities, document types, half truths and nonsense are unreadable', async () => {
  const car = (more: string) =>
    vehiclesOf(`<Vehicle kind="01" brandModel="A" vin="V" year="2020" regPlate="А001АА77"
      region="77" oktmo="45375000" registeredOn="2021-01-01" ownerShare="1/1" ${more}/>`);
  const hostile: Answering[] = [
    (question) => envelope(question, vehiclesOf('&j;'), BOMB),
    (question) => envelope(question, vehiclesOf(''), '<!DOCTYPE GetResponseResponse>'),
    (question) => envelope(question, ''),
    (question) => envelope(question, vehiclesOf('') + rejection('NO_DATA', 'нет')),
    (question) => envelope(question, content('<FamilyResponse AsOf="2026-11-21"/>')),
    (question) => envelope(question, car('powerHp="1e3"')),
    (question) => envelope(question, car('')),
    () => `${'<a>'.repeat(100_000)}`,
    () => 'x'.repeat(100_000),
  ];
  for (const [at, one] of hostile.entries()) {
    later();
    answering = one;
    assert.equal(causeOf(await vehicles(env, person)), 'unreadable', String(at));
  }
});

test('an answer larger than allowed is cut off', async () => {
  later();
  answering = () => ' '.repeat(5_000_001);
  assert.equal(causeOf(await vehicles(env, person)), 'failure');
});

test('of all rejections only a failure is asked about again', async () => {
  const outcomes: [code: string, text: string, outcome: string, questions: number][] = [
    ['NO_DATA', 'Сведения не найдены', 'notFound', 1],
    ['UNKNOWN_REQUEST_DESCRIPTION', 'Найдено НЕСКОЛЬКО лиц', 'several', 1],
    ['UNKNOWN_REQUEST_DESCRIPTION', 'Данные не совпадают', 'mismatch', 1],
    ['UNKNOWN_REQUEST_DESCRIPTION', 'Запрос не разобран', 'refused', 1],
    ['ACCESS_DENIED', 'Нет доступа', 'refused', 1],
    ['FAILURE', 'Внутренняя ошибка', 'failure', 3],
  ];
  for (const [code, text, outcome, asked] of outcomes) {
    later();
    questions.length = 0;
    answering = (question) => envelope(question, rejection(code, text));
    assert.equal(causeOf(await vehicles(env, person)), outcome, text);
    assert.equal(questions.length, asked, text);
  }
});

test('a repeated question has a number of its own and refers to the first', async () => {
  later();
  questions.length = 0;
  answering = () => '';
  await vehicles(env, person);
  const ids = questions.map((question) => idOf(question, 'MessageID'));
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(
    questions.map((question) => idOf(question, 'ReferenceMessageID')),
    ['', ids[0], ids[0]],
  );
  // Version 1 and the variant of RFC 9562.
  for (const id of ids)
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-/u);
});

test('an ИНН for another request, or with a wrong check digit, is unreadable', async () => {
  const inn = (given: string, of: (question: string) => string) => (question: string) =>
    envelope(
      question,
      content(`<FNSINNSingularResponse ИдЗапрос="${of(question)}" ИННФЛ="${given}"/>`),
    );
  const ours = (question: string) => /ИдЗапрос="([^"]+)"/u.exec(question)![1]!;
  const outcomes: [Answering, string][] = [
    [inn('770123456703', ours), 'found'],
    [inn('770123456704', ours), 'unreadable'],
    [inn('770123456703', () => '3f2504e0-4f89-41d3-9a0c-0305e82c3301'), 'unreadable'],
  ];
  for (const [one, outcome] of outcomes) {
    later();
    answering = one;
    assert.equal(causeOf(await innByPerson(env, person)), outcome);
  }
});

test('an object under construction, and a share that is none', async () => {
  const extract = (shares: string) =>
    content(`<RealEstateResponse AsOf="2026-11-21">
    <extract_rights_individ_available_real_estate_objects>
    <details_statement><group_top_requisites><registration_number>КУВИ-1</registration_number>
    </group_top_requisites></details_statement><details_request>
    <right_holder>Тестов Иван Иванович, 01.02.1985, паспорт 4501 123456</right_holder>
    </details_request><base_data><object_under_construction_records>
    <object_under_construction_record><object><common_data><cad_number>50:12:0100101:77</cad_number>
    </common_data></object><params><area>120.5</area></params><right_record><record_info>
    <registration_date>2024-02-03T00:10:00+03:00</registration_date></record_info><right_data>
    <right_type><code>001002000000</code></right_type><right_number>N1</right_number>
    <shares><share>${shares}</share></shares></right_data></right_record>
    </object_under_construction_record></object_under_construction_records></base_data>
    </extract_rights_individ_available_real_estate_objects>
    <Object CadastralNumber="50:12:0100101:77" Region="50" Oktmo="46746000"/>
    </RealEstateResponse>`);
  const share = (num: number, den: number) =>
    `<numerator>${num}</numerator><denominator>${den}</denominator>`;
  answering = (question) => envelope(question, extract(share(1, 3)));
  const reply = await realEstate(env, person);
  assert.equal(reply.state, 'found');
  const [object] = (reply as Extract<typeof reply, { state: 'found' }>).value;
  assert.deepEqual([object!.kind, object!.areaM2], ['unfinished', '120.5']);
  const { from, shareNum, shareDen, basis } = object!.ownership[0]!;
  assert.deepEqual([from, shareNum, shareDen, basis], ['2024-02-03', 1, 3, 'other']);
  answering = (question) => envelope(question, extract(share(4, 3)));
  assert.equal(causeOf(await realEstate(env, person)), 'unreadable');
});

const official = fileURLToPath(new URL('../../../../shared/formats/smev/', import.meta.url));

if (existsSync(official)) {
  test('the question for an ИНН is valid against the official schema', async () => {
    later();
    questions.length = 0;
    answering = (question) => envelope(question, rejection('NO_DATA', 'нет'));
    await innByPerson(env, person);
    const [question] = questions;
    const inner = /<b:MessagePrimaryContent>([\s\S]*)<\/b:MessagePrimaryContent>/u.exec(question!)!;
    xmlRegisterFsInputProviders();
    const path = `${official}fns-inn-singular/fns-inn-singular-root-4.0.1.xsd`;
    using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path });
    using validator = XsdValidator.fromDoc(schema);
    using document = XmlDocument.fromString(inner[1]!);
    validator.validate(document);
  });
} else {
  console.log('not run: 1, shared data absent');
}
