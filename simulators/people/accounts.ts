// Opens accounts in the cabinet for people of the stand, through the door the server keeps for it.
import { Problem } from '../problem.ts';
import type { Stand } from '../stand.ts';
import type { Listed } from './listing-store.ts';

// Each password is hashed by the server, so many people take a while.
const TIMEOUT_MS = 120_000;

const accountOf = (person: Listed): object => ({
  name: person.nameParts,
  birthDate: person.birthDate,
  sex: person.sex,
  passport: person.passportDetails,
  phone: person.phone,
  email: person.email,
  inn: person.inn,
  snils: person.snils,
  password: person.password,
  applicationPassword: person.applicationPassword,
  persona: person.persona,
  level: person.level,
});

const failed = (cause: unknown): Problem => {
  const problem = new Problem(502, {
    code: 'stand.accounts_not_opened',
    detail: 'Люди появились в реестрах, но кабинет не открыл им учётные записи. Повторите запрос.',
  });
  problem.cause = cause;
  return problem;
};

/** Opens the accounts; refuses with 502 when the server does not answer that it did. */
export async function openAccounts(stand: Stand, people: Listed[]): Promise<void> {
  const { INTERNAL_URL, STAND_SECRET } = stand.settings;
  let answer: Response;
  try {
    answer = await fetch(`${INTERNAL_URL}/api/stand/v1/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${STAND_SECRET}` },
      body: JSON.stringify({ people: people.map(accountOf) }),
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stand.stopping]),
    });
  } catch (cause) {
    throw failed(cause);
  }
  if (!answer.ok) {
    const text = await answer.text();
    stand.log.warn({ status: answer.status, text: text.slice(0, 500) }, 'accounts not opened');
    throw failed(new Error(`The server answered ${answer.status}.`));
  }
}
