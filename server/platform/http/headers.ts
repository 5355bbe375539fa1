// Headers of every answer: a CSP without anything inline, no sniffing, no frames (security P09,
// S10). They never change while the server runs, so they are written once.
import type { FastifyInstance } from 'fastify';
import type { Env } from '../env.ts';

const twoYearsS = 63_072_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The route answers through Fastify, never by itself on the raw response, so its headers may
     * travel with the answer (measured: a third of the cost).
     */
    isPlain?: true;
  }
}

export function mountHeaders(app: FastifyInstance, env: Env): void {
  const headers = headersOf(env.settings.PUBLIC_URL.startsWith('https:'));
  const pairs = Object.entries(headers);
  app.addHook('onRequest', (request, reply, done) => {
    // What a route writes by itself (`hijack`) carries only what stands on the raw response.
    if (request.routeOptions.config?.isPlain) reply.headers(headers);
    else for (const [name, value] of pairs) reply.raw.setHeader(name, value);
    done();
  });
}

/** The same for every answer; `isSecure`: the pages are served over TLS. */
export function headersOf(isSecure: boolean): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join(';'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    // The filter of old browsers opened holes of its own.
    'x-xss-protection': '0',
    ...(isSecure && { 'strict-transport-security': `max-age=${twoYearsS}; includeSubDomains` }),
  };
}
