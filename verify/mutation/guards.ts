// What S27 spoils: the parts of the program that guard money and doors, each with the tests that
// must notice. The first tests are quick; those after them are asked where the first noticed
// nothing.

/** Test files asked at once; where lives of an account are played, how many. */
export interface Round {
  files: readonly string[];
  runs?: number;
}

export interface Guarded {
  part: string;
  /** The least share of faults that must be noticed. */
  least: number;
  /** Files of the program. */
  files?: readonly string[];
  /** Functions of the database, by name within the schema `ledger`. */
  functions?: readonly string[];
  tests: readonly Round[];
  /** The tests may be asked again and again in one process (`ask-tests.ts`). */
  isRepeatable?: boolean;
}

const ledger = 'server/modules/ledger';
const passwords = 'server/modules/identity/passwords';

/** The quickest first; after each noticed fault the test that noticed it. */
const accountTests: readonly Round[] = [
  {
    files: [
      `${ledger}/allocation-functions.test.ts`,
      `${ledger}/lots-and-header.test.ts`,
      `${ledger}/exact-acts.test.ts`,
      `${ledger}/obligations.test.ts`,
      `${ledger}/settlement/settle-days.test.ts`,
      `${ledger}/reversal/exact-reversals.test.ts`,
      `${ledger}/reversal/reversal.test.ts`,
      `${ledger}/reversal/correct-payment.test.ts`,
      `${ledger}/ledger.test.ts`,
      `${ledger}/offset/offset.test.ts`,
      `${ledger}/account-model.test.ts`,
    ],
    runs: 60,
  },
];
const doorTests: readonly Round[] = [
  {
    files: [
      'server/platform/http/admission.test.ts',
      'server/platform/web-session.test.ts',
      'server/platform/sessions-together.test.ts',
      'server/modules/sign-on/bearer.test.ts',
    ],
  },
  { files: ['server/platform/http/call.test.ts'] },
  {
    files: [
      'server/modules/sign-on/program.test.ts',
      'server/modules/sign-on/sign-in.test.ts',
      'server/modules/sign-on/confirmation.test.ts',
    ],
  },
];

export const guarded: readonly Guarded[] = [
  {
    part: 'ledger',
    least: 0.9,
    functions: [
      'act_of',
      'lock_account',
      'post',
      'post_payment',
      'post_apart_payment',
      'insert_charges',
      'post_charges',
      'release',
      'correct_charge',
      'accrue_penalty',
      'settle_due',
      'reverse_payment',
      'reverse_in_wallet',
      'reverse_apart',
      'post_instead',
      'release_from',
      'plan_reopened',
      'lots_of',
      'assert_balanced',
      'make_offset',
      'withdraw_offset',
      'enter_offset',
    ],
    tests: accountTests,
    isRepeatable: true,
  },
  {
    part: 'allocation',
    least: 0.9,
    functions: [
      'split',
      'distribute',
      'standings',
      'money_on',
      'add_lot',
      'spend',
      'apply_wallet',
      'settle',
      'header',
      'sum_of',
      'cut_holds',
      'short_holds',
    ],
    tests: accountTests,
    isRepeatable: true,
  },
  {
    part: 'posting for many people',
    least: 0.9,
    functions: ['post_charges_of_many'],
    tests: [
      { files: [`${ledger}/posting-of-many.test.ts`] },
      { files: ['server/modules/assessments/mass/mass.test.ts'] },
    ],
  },
  {
    part: 'idempotency',
    least: 0.9,
    files: ['server/platform/idempotency.ts'],
    tests: [
      { files: ['server/platform/idempotency.test.ts'] },
      { files: ['server/platform/http/call.test.ts'] },
      { files: ['server/modules/payments/arrivals.test.ts'] },
      { files: ['server/modules/payments/payments.test.ts'] },
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
    tests: [
      { files: [`${passwords}/rules.test.ts`, `${passwords}/judge-new-password.test.ts`] },
      { files: ['server/modules/identity/guess.test.ts'] },
    ],
  },
  {
    part: 'permission',
    least: 0.85,
    files: ['server/platform/http/admission.ts'],
    tests: doorTests,
  },
  {
    part: 'tokens',
    least: 0.85,
    files: ['server/modules/sign-on/bearer.ts', 'server/platform/web-session.ts'],
    tests: doorTests,
  },
];
