// The door of identity.
import type { Module } from '#platform/module';
import { refusals } from './errors.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export { codeLength } from './code.ts';
export type { CodePurpose } from './code.ts';
export { spendCode } from './code-store.ts';
export type { TakenCode } from './code-store.ts';
export { confirmedForS, requireConfirmation } from './confirmation/confirm-session.ts';
export { createAdministrator } from './create-administrator.ts';
export type { NewAdministrator } from './create-administrator.ts';
export { beginPasswordGuess, settlePasswordGuess } from './guess-password.ts';
export type { PasswordGuess } from './guess-password.ts';
export { judgeNewPassword } from './passwords/judge-new-password.ts';
export { openSubject } from './open-subject.ts';
export type { OpenSubject } from './open-subject.ts';
export { hashPassword, verifyPassword } from './passwords/hash.ts';
export { resendIn, sendCode } from './send-code.ts';
export type { CodeRequest, CodeSent } from './send-code.ts';
export { currentSession, idleEndsAt } from './session-routes.ts';
export {
  guessSignInCode,
  passToCode,
  refuseCode,
  refuseWrongCode,
  signInCode,
  subjectOfAttempt,
} from './sign-in-code.ts';
export type { CodeGuess, SignInAttempt } from './sign-in-code.ts';
export { staffRoles } from './subject.ts';
export type { Contacts, StaffRole, Subject, SubjectName } from './subject.ts';
export { contactsOf, findSubjectByLogin, getSubject, subjectNameOf } from './subject-store.ts';
export type { Login } from './subject-store.ts';
export { lockEnd, recordWrongPassword } from './wrong-password.ts';

export const module: Module = { name: 'identity', routes, jobs, refusals };
