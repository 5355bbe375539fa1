import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLocalJWKSet, flattenedVerify } from 'jose';
import { createServer } from '#platform/http/server';
import { testEnv } from '#platform/testing';
import { canonicalJson, module, sealJson, verifySealed } from './index.ts';

const { env } = await testEnv({ modules: [module] });
const receipt = { kind: 'receipt', number: '20hykdxbp8', totalKopecks: 300_100, lines: [1, 'два'] };

test('canonical JSON is that of RFC 8785', () => {
  // The example of RFC 8785 §3.2.2, and the order of §3.2.3: by UTF-16 code units.
  const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
  assert.equal(
    canonicalJson({ numbers, string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f602}': 5, '\u0080': 6, ö: 7 };
  assert.equal(
    canonicalJson(keys),
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"\u20ac":1,"\u{1f602}":5,"\ufb33":3}',
  );
  assert.throws(() => canonicalJson({ a: Number.NaN }), /no such number/);
  assert.throws(() => canonicalJson('\ud800'), /whole characters/);
});

test('a sealed payload holds, in whatever order its members are written', async () => {
  const sealed = await sealJson(env, receipt);
  assert.equal(await verifySealed(env, sealed), true);
  const turned = Object.fromEntries(Object.entries(receipt).toReversed());
  const { signature } = sealed;
  assert.equal(await verifySealed(env, { payload: turned as typeof receipt, signature }), true);
});

test('a changed payload, header or signature does not hold', async () => {
  const { payload, signature } = await sealJson(env, receipt);
  const other = await sealJson(env, { ...receipt, kind: 'receipt-number' });
  const changed = { ...payload, totalKopecks: 300_101 };
  assert.equal(await verifySealed(env, { payload: changed, signature }), false);
  assert.equal(await verifySealed(env, { payload, signature: other.signature }), false);
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const forged of [`${none}..`, `${none}..AA`, signature.replace('..', '.e30.'), '', 'x..y']) {
    assert.equal(await verifySealed(env, { payload, signature: forged }), false, forged);
  }
});

test('a stranger verifies with the published keys and any JOSE library', async () => {
  const { app } = await createServer(env, null);
  const answer = await app.inject({ url: '/.well-known/kabinet-keys' });
  assert.equal(answer.statusCode, 200);
  const keySet = answer.json<{ keys: { kty: string }[] }>();
  assert.ok(keySet.keys.length > 0 && !answer.body.includes('"d"'), 'No private half goes out.');
  const { payload, signature } = await sealJson(env, receipt);
  const [header = '', digest = ''] = signature.split('..');
  const bytes = Buffer.from(canonicalJson(payload)).toString('base64url');
  const jws = { protected: header, payload: bytes, signature: digest };
  const verified = await flattenedVerify(jws, createLocalJWKSet(keySet));
  assert.equal(verified.protectedHeader?.alg, 'ES256');
  await app.close();
});
