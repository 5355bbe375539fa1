// What the stand says when it wants accounts opened: POST /api/stand/v1/people.
import * as z from 'zod/mini';
import { day } from '#platform/contract';

const text = z.string().check(z.minLength(1), z.maxLength(300));

export const standPerson = z.object({
  name: z.object({ last: text, first: text, middle: z.nullable(text) }),
  birthDate: day,
  sex: z.enum(['male', 'female']),
  passport: z.object({
    series: z.string().check(z.regex(/^\d{4}$/)),
    number: z.string().check(z.regex(/^\d{6}$/)),
    issuedOn: day,
    departmentCode: text,
    issuer: text,
  }),
  phone: text,
  email: text,
  inn: z.string().check(z.regex(/^\d{12}$/)),
  snils: z.string().check(z.regex(/^\d{11}$/)),
  password: z.string().check(z.minLength(1), z.maxLength(128)),
  /** For programs of the «Мой налог» interface. */
  applicationPassword: z.nullable(text),
  persona: z.nullable(text),
  /** simplified: an account without a taxpayer; verified: the person came with the passport. */
  level: z.enum(['simplified', 'verified']),
});
export type StandPerson = z.infer<typeof standPerson>;

/** As many as one call may open: each costs a password hash. */
export const peopleBody = z.object({
  people: z.array(standPerson).check(z.minLength(1), z.maxLength(200)),
});

export const peopleOpened = z.object({
  people: z.array(
    z.object({
      phone: z.string(),
      subjectId: z.string(),
      taxpayerId: z.nullable(z.int()),
    }),
  ),
});
