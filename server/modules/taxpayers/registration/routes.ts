import * as z from 'zod/mini';
import {
  beginBody,
  begun,
  codeBody,
  consentsBody,
  emailBody,
  legalText,
  passwordBody,
  personBody,
  registration,
} from '../contract.ts';
import { currentText, textHash } from '#modules/consents';
import type { Chain } from '#platform/chain';
import { uuid } from '#platform/contract';
import { Reply, chainRoute, route } from '#platform/http/route';
import type { Route } from '#platform/http/route';
import { sessionCookie } from '#platform/web-session';
import { choosePassword } from './choose-password.ts';
import {
  beginRegistration,
  confirmEmailCode,
  confirmPhoneCode,
  nameEmail,
  resendEmailCode,
  resendPhoneCode,
} from './contacts.ts';
import { finishRegistration } from './finish-registration.ts';
import { matchPerson } from './match-person.ts';
import { viewOf } from './view.ts';
import type { RegistrationView } from './view.ts';

const base = '/id/registrations/:id';
const params = z.object({ id: uuid });
const own = {
  audience: 'identity',
  permission: 'registration.write',
  object: 'none',
  idempotency: 'none',
  hidden: true,
} as const;

const begin = chainRoute({
  ...own,
  method: 'POST',
  path: '/id/registrations',
  summary: 'Begin a registration by the phone',
  audit: 'registration.begin',
  body: beginBody,
  answer: begun,
  call: (ctx, { body }) => beginRegistration.call(ctx, body),
  outside: beginRegistration.outside,
  settle: beginRegistration.settle,
});

const show = route({
  ...own,
  method: 'GET',
  path: base,
  summary: 'Where the person stopped',
  audit: null,
  params,
  answer: registration,
  call: (ctx, { params: { id } }) => viewOf(ctx, id),
});

/** A step whose answer is the registration as it stands after it. */
function step<I, R, B extends z.ZodMiniObject>(facts: {
  path: string;
  summary: string;
  audit: string;
  body?: B;
  chain: Chain<z.output<B> & { id: string }, I, R, RegistrationView>;
}): Route {
  const { chain } = facts;
  return chainRoute({
    ...own,
    method: 'POST',
    path: `${base}/${facts.path}`,
    summary: facts.summary,
    audit: facts.audit,
    params,
    body: facts.body,
    answer: registration,
    call: (ctx, { params: { id }, body }) =>
      chain.call(ctx, { ...(body as z.output<B>), id } as z.output<B> & { id: string }),
    outside: chain.outside,
    settle: chain.settle,
  });
}

const finish = route({
  ...own,
  method: 'POST',
  path: `${base}/consents`,
  summary: 'Agree to the texts; the account is open',
  audit: 'registration.finish',
  params,
  body: consentsBody,
  answer: registration,
  call: async (ctx, { params: { id }, request }) => {
    const device = (request.header('user-agent') ?? '').slice(0, 200);
    const { view, session } = await finishRegistration(ctx, { id, device });
    const cookies = session === null ? [] : [{ name: sessionCookie, value: session }];
    return new Reply(view, { cookies });
  },
});

const document = route({
  method: 'GET',
  path: '/id/documents/:kind',
  summary: 'A text that is agreed to, with its version and hash',
  audience: 'public',
  permission: 'document.read',
  object: 'none',
  audit: null,
  transaction: 'none',
  params: z.object({ kind: z.enum(['agreement', 'personal_data']) }),
  answer: legalText,
  call: (_ctx, { params: { kind } }) => {
    const text = currentText(kind);
    return Promise.resolve({
      ...text,
      paragraphs: [...text.paragraphs],
      sha256: textHash(text),
    });
  },
});

export const registrationRoutes: readonly Route[] = [
  begin,
  show,
  step({
    path: 'phone-code',
    summary: 'Confirm the phone by its code',
    audit: 'registration.confirm-phone',
    body: codeBody,
    chain: confirmPhoneCode,
  }),
  step({
    path: 'phone-code/resend',
    summary: 'Send the code to the phone again',
    audit: 'registration.resend-phone',
    chain: resendPhoneCode,
  }),
  step({
    path: 'email',
    summary: 'Name the mail address; a letter with a code and a link goes there',
    audit: 'registration.name-email',
    body: emailBody,
    chain: nameEmail,
  }),
  step({
    path: 'email-code',
    summary: 'Confirm the address by the code of the letter',
    audit: 'registration.confirm-email',
    body: codeBody,
    chain: confirmEmailCode,
  }),
  step({
    path: 'email-code/resend',
    summary: 'Send the letter again',
    audit: 'registration.resend-email',
    chain: resendEmailCode,
  }),
  step({
    path: 'person',
    summary: 'Find the person in the registries',
    audit: 'registration.match-person',
    body: personBody,
    chain: matchPerson,
  }),
  step({
    path: 'password',
    summary: 'Choose a password',
    audit: 'registration.choose-password',
    body: passwordBody,
    chain: choosePassword,
  }),
  finish,
  document,
];
