// The registries as any client of theirs sees them; what the gateways do is tested beside them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { places } from '../people/places.ts';
import { testStand } from '../testing.ts';
import { faults } from './faults.ts';

const stand = await testStand();

const envelope = (content: string): string =>
  `<SendRequestRequest><SenderProvidedRequestData>
   <MessageID>6c5a2ab0-e5d3-11f0-8de9-0242ac120002</MessageID>
   <MessagePrimaryContent>${content}</MessagePrimaryContent>
   </SenderProvidedRequestData></SendRequestRequest>`;

async function asked(service: string, content: string): Promise<string> {
  const url = `${stand.url}/registries/${service}`;
  const answer = await fetch(url, { method: 'POST', body: envelope(content) });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type')!, /^application\/xml/u);
  return answer.text();
}

// Tests read answers as whoever reads JSON from a wire does.
// oxlint-disable-next-line typescript/no-explicit-any
const demo: any[] = (await stand.ask('GET /stand/api/people?demo=true')).json;

const personOf = ({ nameParts, birthDate, snils }: (typeof demo)[number]): string =>
  `<Person FamilyName="${nameParts.last}" FirstName="${nameParts.first}"
   Patronymic="${nameParts.middle}" BirthDate="${birthDate}" Snils="${snils}"/>`;

test('every defect has a place in the catalogue, seven for each of seven registries', async () => {
  assert.equal(faults.length, 49);
  assert.equal(new Set(faults.map(({ id }) => id)).size, 49);
  const { json } = await stand.ask('GET /stand/api/faults');
  const listed = json.filter((one: { system: string }) => one.system === 'registries');
  assert.equal(listed.length, 49);
  assert.ok(listed.every((one: { mustShow: string }) => one.mustShow.length > 20));
});

test('an answer names the question and carries the business day of the stand', async () => {
  const { json } = await stand.ask('POST /stand/api/clock', { now: '2030-03-05T09:00:00+03:00' });
  assert.equal(json.now.slice(0, 10), '2030-03-05');
  const text = await asked('vehicles', `<VehiclesRequest>${personOf(demo[0])}</VehiclesRequest>`);
  assert.match(text, /<OriginalMessageId>6c5a2ab0-e5d3-11f0-8de9-0242ac120002</u);
  assert.match(text, /AsOf="2030-03-05"/u);
  assert.match(text, /<SendingTimestamp>2030-03-05T/u);
});

test('values of years to come are shown when the clock gets there', async () => {
  const text = await asked(
    'real-estate',
    `<RealEstateRequest>${personOf(demo[0])}</RealEstateRequest>`,
  );
  assert.match(text, /CadastralValue On="2028-01-01"/u);
});

test('every place where somebody owns or lives has the rates its taxes need', async () => {
  const { text, status } = await stand.ask('GET /registries/local-rates.csv');
  assert.equal(status, 200);
  const rates = text.split('\n').map((line) => line.split(';'));
  const has = (region: string, tax: string, key: string) =>
    rates.some((rate) => rate[0] === region && rate[1] === tax && rate[2] === key);
  for (const { oktmo, region } of places) {
    const whole = `${oktmo.slice(0, 2)}000000`;
    for (const key of ['garage', 'other', 'listed-378.2']) assert.ok(has(whole, 'property', key));
    assert.ok(region === '77' || has(whole, 'property', 'housing'), oktmo);
    assert.ok(has(whole, 'land', 'gardening') && has(whole, 'land', 'housing'), oktmo);
    const isKnownToLaw = ['77', '78', '50'].includes(region);
    assert.ok(isKnownToLaw || has(whole, 'transport', 'car:max'), oktmo);
    assert.ok(has(whole, 'transport', 'motorcycle:max') && has(whole, 'transport', 'truck:max'));
  }
});

test('a question about nobody is not understood', async () => {
  const text = await asked('family', '<FamilyRequest/>');
  assert.match(text, /UNKNOWN_REQUEST_DESCRIPTION/u);
});

test('a name with markup in it comes back as a name', async () => {
  const text = await asked(
    'benefits',
    `<BenefitsRequest><Person FamilyName="&lt;b&gt;" FirstName="&quot;" BirthDate="2000-01-01"/>
     </BenefitsRequest>`,
  );
  assert.match(text, /NO_DATA/u);
});

const shared = fileURLToPath(new URL('../../../shared/formats/', import.meta.url));
const contentOf = (text: string, tag: string): string => {
  const found = new RegExp(`<(\\w+:)?${tag}[\\s>][\\s\\S]*</\\1?${tag}>`, 'u').exec(text);
  assert.ok(found, `${tag} in ${text.slice(0, 400)}`);
  return found[0];
};

function validate(xsd: string, text: string): void {
  xmlRegisterFsInputProviders();
  using schema = XmlDocument.fromBuffer(readFileSync(xsd), { url: xsd });
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(text);
  validator.validate(document);
}

if (existsSync(shared)) {
  test('the extract of every demo person is valid against the official schema', async () => {
    const root = 'extract_rights_individ_available_real_estate_objects';
    for (const one of demo) {
      const question = `<RealEstateRequest>${personOf(one)}</RealEstateRequest>`;
      const extract = contentOf(await asked('real-estate', question), root);
      validate(`${shared}rosreestr-egrn/${root}_v02.xsd`, extract);
    }
  });

  test('questions in the official shapes are understood', async () => {
    const shape = (name: string): string =>
      readFileSync(`${shared}smev/shapes/${name}.xml`, 'utf8').replace(/^<\?xml.*\?>/u, '');
    const inn = await asked('inn-by-person', shape('fns-inn-request'));
    assert.match(
      inn,
      /FNSINNSingularResponse[^>]*ИдЗапрос="3f2504e0-4f89-41d3-9a0c-0305e82c3301"/u,
    );
    assert.match(await asked('snils-by-person', shape('sfr-snils-request')), /NO_DATA/u);
    assert.match(await asked('passport-state', shape('mvd-passport-request')), /302</u);
  });

  test('whole answers are valid against the schema of the exchange', async () => {
    const text = await asked('family', `<FamilyRequest>${personOf(demo[2])}</FamilyRequest>`);
    validate(`${shared}smev/exchange-1.1/smev-message-exchange-types-1.1.xsd`, text);
  });
} else {
  console.log('not run: 3, shared data absent');
}
