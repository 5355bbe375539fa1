// What the sign-in and registration pages say to the server.
import * as z from 'zod/mini';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/**
 * Of a password as it was typed, in units of text: one character may be several. How many
 * characters it may have is a rule that a person is told (`passwords/rules.ts`).
 */
const typedMax = 512;
export const typedPassword = text(typedMax);

// Sign-in: POST /id/login/:uid/password → code → redirect. `uid` is the provider's interaction.
export const passwordBody = z.object({ login: text(254), password: typedPassword });
/** The answer never says which of the two was wrong, nor whether the account exists. */
export const codeSent = z.object({
  next: z.literal('code'),
  phoneMasked: z.string(),
  codeLength: z.int(),
  expiresAt: z.string(),
  resendAfterS: z.int(),
});
export const codeBody = z.object({ code: z.string().check(z.regex(/^\d{6}$/)) });
export const redirect = z.object({ redirectTo: z.string() });

// Password rules as typed: POST /id/password-check.
export const passwordCheckBody = z.object({
  password: z.string().check(z.maxLength(typedMax)),
  own: z.array(z.string().check(z.maxLength(254))).check(z.maxLength(20)),
});
/**
 * `rule` is a stable word: length, upper, lower, digit, special, run, repeat, own_data, common,
 * weak, recent.
 */
export const passwordVerdict = z.object({
  accepted: z.boolean(),
  score: z.int(),
  broken: z.array(z.object({ rule: z.string(), text: z.string() })),
});

/** Who is signed in; `null` members for a person without a taxpayer record (staff). */
export const session = z.object({
  subjectId: z.string(),
  csrf: z.string(),
  name: z.object({ last: z.string(), first: z.string(), middle: z.nullable(z.string()) }),
  inn: z.nullable(z.string()),
  level: z.enum(['simplified', 'standard', 'confirmed']),
  roles: z.array(z.string()),
  cabinets: z.array(z.enum(['individual', 'self_employed', 'sole_proprietor'])),
  idleTimeoutS: z.int(),
  idleEndsAt: z.string(),
  warnBeforeS: z.int(),
  endsAt: z.string(),
  stand: z.boolean(),
  language: z.enum(['ru', 'en']),
  now: z.string(),
});
export type Session = z.infer<typeof session>;

export const sessionList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      startedAt: z.string(),
      lastActiveAt: z.string(),
      address: z.nullable(z.string()),
      device: z.string(),
    }),
  ),
});

/** POST /api/cabinet/v1/session/confirmation/code ; the code goes to `…/confirmation`. */
export const confirmationSent = z.object({
  phoneMasked: z.string(),
  codeLength: z.int(),
  expiresAt: z.string(),
  resendAfterS: z.int(),
});
export const confirmed = z.object({ confirmedUntil: z.string() });

/** POST /api/cabinet/v1/session/activity */
export const idleEnd = z.object({ idleEndsAt: z.string() });

// The rules that the browser judges by itself as the person types.
export { brokenRules, ruleText, typedRules } from './passwords/rules.ts';
export type { PasswordRule } from './passwords/rules.ts';
