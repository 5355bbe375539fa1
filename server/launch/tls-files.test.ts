import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeCertificate } from '#platform/http/tls.testing';
import type { OwnConfig } from '../config.ts';
import { requireTlsFiles } from './tls-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kabinet-tls-files-'));
after(() => rmSync(folder, { recursive: true }));
const [one, other] = [makeCertificate(), makeCertificate()];
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const TLS_CERT = file('cert.pem', one.cert);
const check = (settings: Partial<OwnConfig>) => () => requireTlsFiles(settings as OwnConfig);

test('a port with a certificate and its key may start, no port needs none', () => {
  check({ TLS_PORT: 8443, TLS_CERT, TLS_KEY: file('key.pem', one.key) })();
  check({})();
});

test('a missing file, a foreign key and no PEM at all are refused by name', () => {
  assert.throws(check({ TLS_PORT: 8443 }), /TLS_CERT and TLS_KEY/);
  const foreign = file('foreign.pem', other.key);
  assert.throws(check({ TLS_PORT: 8443, TLS_CERT, TLS_KEY: foreign }), /does not belong/);
  const junk = file('junk.pem', 'junk');
  assert.throws(check({ TLS_PORT: 8443, TLS_CERT, TLS_KEY: junk }), /no PEM file/);
});
