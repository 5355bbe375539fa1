// What S27 spoils: the parts of the program that guard money and doors, each with the tests that
// must notice. The first tests are quick; those after them are asked where the first noticed nothing.

export interface Guarded {
  part: string;
  /** The least share of faults that must be noticed. */
  least: number;
  /** Files of the program. */
  files?: readonly string[];
  /** Functions of the database, by name within the schema `ledger`. */
  functions?: RegExp;
  tests: readonly (readonly string[])[];
}

const ledger = 'server/modules/ledger';
const passwords = 'server/modules/identity/passwords';

export const guarded: readonly Guarded[] = [
  {
    part: 'ledger',
    least: 0.9,
    functions:
      /^(act_of|lock_account|post|post_payment|post_apart_payment|insert_charges|post_charges|release|correct_charge|accrue_penalty|settle_due|assert_balanced)$/u,
    tests: [
      [`${ledger}/ledger.test.ts`, `${ledger}/obligations.test.ts`],
      [`${ledger}/read-account.test.ts`, 'server/modules/assessments/assessments.test.ts'],
      [`${ledger}/account-model.test.ts`],
    ],
  },
  {
    part: 'allocation',
    least: 0.9,
    functions: /^(split|distribute|standings|money_on|add_lot|spend|apply_wallet|settle|header)$/u,
    tests: [
      [`${ledger}/ledger.test.ts`, `${ledger}/obligations.test.ts`],
      [`${ledger}/read-account.test.ts`, 'server/modules/assessments/assessments.test.ts'],
      [`${ledger}/account-model.test.ts`],
    ],
  },
  {
    part: 'posting for many people',
    least: 0.9,
    functions: /^post_charges_of_many$/u,
    tests: [['server/modules/assessments/mass/mass.test.ts']],
  },
  {
    part: 'idempotency',
    least: 0.9,
    files: ['server/platform/idempotency.ts'],
    tests: [
      ['server/platform/http/call.test.ts'],
      ['server/modules/payments/arrivals.test.ts', 'server/modules/payments/payments.test.ts'],
    ],
  },
  {
    part: 'passwords',
    least: 0.85,
    files: [
      `${passwords}/rules.ts`,
      `${passwords}/strength.ts`,
      `${passwords}/judge-new-password.ts`,
      'server/modules/identity/guess-password.ts',
    ],
    tests: [[`${passwords}/rules.test.ts`], ['server/modules/identity/guess.test.ts']],
  },
  {
    part: 'permission',
    least: 0.85,
    files: ['server/platform/http/admission.ts'],
    tests: [
      ['server/platform/http/call.test.ts'],
      ['server/modules/sign-on/program.test.ts', 'server/modules/sign-on/sign-in.test.ts'],
    ],
  },
  {
    part: 'tokens',
    least: 0.85,
    files: ['server/modules/sign-on/bearer.ts', 'server/platform/web-session.ts'],
    tests: [
      ['server/platform/http/call.test.ts'],
      ['server/modules/sign-on/program.test.ts', 'server/modules/sign-on/sign-in.test.ts'],
    ],
  },
];
