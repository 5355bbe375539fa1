// Registration (ID-1), step by step; the person's own record.
import { typedPassword } from '#contract/identity';
import * as z from 'zod/mini';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

// 1. POST /id/registrations {phone}            → {registrationId, resendAfterS, phoneMasked}
export const beginBody = z.object({ phone: text(30) });
export const begun = z.object({
  registrationId: z.string(),
  phoneMasked: z.string(),
  codeLength: z.int(),
  resendAfterS: z.int(),
});
// 2. POST /id/registrations/:id/phone-code {code}   and  POST
// /id/registrations/:id/phone-code/resend
export const codeBody = z.object({ code: z.string().check(z.regex(/^\d{6}$/)) });
// 3. POST /id/registrations/:id/email {email} → letter with a code and a link; POST …/email-code
// {code}
export const emailBody = z.object({ email: text(254) });
// 4. POST /id/registrations/:id/person → matched with the registries; a mismatch names the field
export const personBody = z.object({
  last: text(100),
  first: text(100),
  middle: z.nullable(z.string().check(z.maxLength(100))),
  birthDate: text(40),
  passportSeriesNumber: text(20),
  inn: z.nullable(z.string().check(z.maxLength(14))),
  snils: z.nullable(z.string().check(z.maxLength(20))),
});
// 5. POST /id/registrations/:id/password {password}
export const passwordBody = z.object({ password: typedPassword });
// 6. POST /id/registrations/:id/consents {agreement, personalData} → the account is open
export const consentsBody = z.object({
  agreement: z.literal(true),
  personalData: z.literal(true),
});
/** GET /id/registrations/:id: where the person stopped, to go on after a reload. */
export const registration = z.object({
  registrationId: z.string(),
  step: z.enum(['phone_code', 'email', 'email_code', 'person', 'password', 'consents', 'finished']),
  phoneMasked: z.string(),
  emailMasked: z.nullable(z.string()),
  person: z.nullable(
    z.object({ last: z.string(), first: z.string(), middle: z.nullable(z.string()) }),
  ),
  resendAfterS: z.int(),
  /** Set on `finished`: where the browser goes on, already signed in. */
  redirectTo: z.nullable(z.string()),
});
export type Registration = z.infer<typeof registration>;

/** GET /id/documents/:kind – the text being accepted, with version and hash. */
export const legalText = z.object({
  kind: z.enum(['agreement', 'personal_data']),
  version: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  sha256: z.string(),
});

/** GET /api/cabinet/v1/profile */
export const profile = z.object({
  name: z.object({ last: z.string(), first: z.string(), middle: z.nullable(z.string()) }),
  birthDate: z.string(),
  inn: z.nullable(z.string()),
  snils: z.nullable(z.string()),
  phone: z.string(),
  email: z.string(),
  level: z.enum(['simplified', 'standard', 'confirmed']),
});
