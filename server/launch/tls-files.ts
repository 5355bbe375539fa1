// TLS_PORT is worth nothing without a certificate and its key: said before anything starts.
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OwnConfig } from '../config.ts';
import { StartRefused } from './sentence.ts';

/** Refuses a TLS_PORT without its pair of files, or with two that do not belong together. */
export function requireTlsFiles({ TLS_PORT, TLS_CERT, TLS_KEY }: OwnConfig): void {
  if (TLS_PORT === undefined) return;
  if (TLS_CERT === undefined || TLS_KEY === undefined) {
    throw new StartRefused(
      'TLS_PORT needs TLS_CERT and TLS_KEY: PEM files of the certificate chain and of its key.',
    );
  }
  if (!isPair(TLS_CERT, TLS_KEY)) {
    throw new StartRefused(`The key ${TLS_KEY} does not belong to the certificate ${TLS_CERT}.`);
  }
}

function isPair(certPath: string, keyPath: string): boolean {
  try {
    const certificate = new X509Certificate(readFileSync(certPath));
    return certificate.checkPrivateKey(createPrivateKey(readFileSync(keyPath)));
  } catch (cause) {
    throw new StartRefused(`TLS_CERT (${certPath}) or TLS_KEY (${keyPath}) is no PEM file.`, cause);
  }
}
