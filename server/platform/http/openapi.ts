// /openapi.json (OpenAPI 3.1) from the routes: the same schemas that check the requests.
import * as z from 'zod/mini';
import type { ZodMiniType } from 'zod/mini';
import { problem } from '../contract.ts';
import type { Env } from '../env.ts';
import type { Route } from './route.ts';
import { modulesOf } from '../module.ts';

/** Describes every route that is not hidden. */
export function describeApi(env: Env, routes: readonly Route[]): object {
  const shown = routes.filter((one) => !one.hidden && one.audience !== 'stand');
  const paths: Record<string, Record<string, object>> = {};
  for (const one of shown) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[one.method.toLowerCase()] = operation(env, one);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kabinet', version: '1', description: 'An open taxpayer account.' },
    servers: [{ url: env.settings.PUBLIC_URL }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-kabinet' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(env: Env, route: Route): object {
  const open = ['public', 'identity', 'partner'].includes(route.audience);
  const scopes = modulesOf(env).flatMap((module) =>
    Object.entries(module.scopes ?? {}).flatMap(([scope, may]) =>
      may.includes(route.permission) ? [scope] : [],
    ),
  );
  return {
    operationId: `${route.method.toLowerCase()}_${route.path.replaceAll(/\W+/g, '_')}`,
    summary: route.summary,
    'x-permission': route.permission,
    ...(scopes.length > 0 && { 'x-scopes': scopes }),
    security: open ? [] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...idempotencyParameter(route),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body) } },
      },
    }),
    responses: {
      ...answers(route),
      default: {
        description: 'A refusal: what is wrong, where, what to do.',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

function answers(route: Route): object {
  if (route.answer === 'none') return { 204: { description: 'Done.' } };
  if (route.answer === 'file') {
    const schema = { type: 'string', contentEncoding: 'binary' };
    return { 200: { description: 'A file.', content: { 'application/octet-stream': { schema } } } };
  }
  const schema = schemaOf(route.answer);
  return { 200: { description: 'The answer.', content: { 'application/json': { schema } } } };
}

function idempotencyParameter(route: Route): object[] {
  if (route.method === 'GET' || route.idempotency === 'none') return [];
  const required = route.idempotency === 'required';
  return [{ name: 'Idempotency-Key', in: 'header', required, schema: { type: 'string' } }];
}

function parameters(schema: ZodMiniType | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

function schemaOf(schema: ZodMiniType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    unrepresentable: 'any',
    io: 'input',
  }) as Record<string, unknown>;
  return rest;
}
