// JSON Schema (2020-12) of the published trace, version `kabinet-trace/1`.

const VALUE = { type: 'string', pattern: '^-?\\d+(?:\\.\\d+|/[1-9]\\d*)?$' } as const;
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const ARGS = {
  type: 'object',
  additionalProperties: { type: ['string', 'number'] },
} as const;
const UNIT = {
  enum: [
    'kopecks',
    'kopecks_per_hp',
    'ratio',
    'square_metres',
    'months',
    'days',
    'people',
    'hp',
    'year',
  ],
} as const;

export const traceSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'kabinet-trace/1',
  type: 'object',
  additionalProperties: false,
  required: ['schema', 'rule', 'taxYear', 'amountKopecks', 'unverified', 'root'],
  properties: {
    schema: { const: 'kabinet-trace/1' },
    rule: { type: 'string' },
    taxYear: { type: ['integer', 'null'] },
    amountKopecks: { type: 'integer' },
    unverified: { type: 'boolean' },
    root: { $ref: '#/$defs/node' },
  },
  $defs: {
    node: { oneOf: [{ $ref: '#/$defs/leaf' }, { $ref: '#/$defs/step' }] },
    leaf: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'id', 'value', 'unit', 'source', 'on'],
      properties: {
        kind: { enum: ['registry', 'declared', 'loaded', 'decision', 'law'] },
        id: { type: 'string' },
        value: VALUE,
        unit: UNIT,
        source: { type: 'string' },
        on: DAY,
        article: { type: 'string' },
        confidence: { enum: ['verified', 'high', 'medium', 'low'] },
        args: ARGS,
      },
    },
    step: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'id', 'op', 'value', 'unit', 'article', 'edition', 'inputs'],
      properties: {
        kind: { const: 'step' },
        id: { type: 'string' },
        op: { enum: ['add', 'subtract', 'multiply', 'divide', 'min', 'max', 'round'] },
        value: VALUE,
        unit: UNIT,
        article: { type: 'string' },
        edition: DAY,
        rounding: {
          type: 'object',
          additionalProperties: false,
          required: ['to', 'mode'],
          properties: {
            to: { type: 'string', pattern: '^[1-9]\\d*$' },
            mode: { const: 'half_up' },
          },
        },
        inputs: { type: 'array', minItems: 1, items: { $ref: '#/$defs/node' } },
        args: ARGS,
      },
    },
  },
} as const;
