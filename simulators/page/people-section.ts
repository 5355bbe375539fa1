// The people of the stand on the page: who can sign in, with what, and who can register.
import { day, formatDay } from '#primitives/days';
import { formatInn } from '#primitives/identifiers/inn';
import { formatPhone } from '#primitives/identifiers/phone';
import { formatSnils } from '#primitives/identifiers/snils';
import { actAttributes } from './act.ts';
import { html, type Html } from './html.ts';

/** What `GET /stand/api/people` tells and the page shows. */
export interface StandPerson {
  name: string;
  birthDate: string;
  passport: string;
  phone: string | null;
  email: string | null;
  inn: string | null;
  snils: string | null;
  registered: boolean;
  password: string | null;
  applicationPassword: string | null;
  persona: string | null;
}

/** Personas one may ask for. */
const ASKABLE = {
  'large-family': 'многодетная семья с домом',
  heir: 'наследник половины квартиры',
  'name-mismatch': 'имя расходится с реестром',
};

const PERSONA_WORDS: Record<string, string> = {
  ...ASKABLE,
  individual: 'частное лицо',
  'self-employed': 'самозанятый',
  'sole-proprietor': 'ИП',
  newcomer: 'новичок без подтверждённой личности',
  debtor: 'должник с пенями',
  'positive-balance': 'положительное сальдо',
};

const copied = (value: string, shown: string): Html =>
  html`<span class="nowrap">${shown}</span>
    <button class="copy" type="button" data-copy="${value}" aria-label="Скопировать ${shown}">
      Скопировать
    </button>`;

const digits = (phone: string): string => phone.replace(/\D/gu, '');

function loginOf(person: StandPerson): Html {
  const { phone, password, applicationPassword } = person;
  return html`<dl class="facts login">
    ${
      phone === null
        ? null
        : html`<div>
            <dt>Логин</dt>
            <dd>${copied(phone, formatPhone(digits(phone)))}</dd>
          </div>`
    }
    ${
      password === null
        ? null
        : html`<div>
            <dt>Пароль</dt>
            <dd>${copied(password, password)}</dd>
          </div>`
    }
    ${
      applicationPassword === null
        ? null
        : html`<div>
            <dt>Пароль для программ</dt>
            <dd>${copied(applicationPassword, applicationPassword)}</dd>
          </div>`
    }
  </dl>`;
}

function papersOf(person: StandPerson): Html {
  const papers = [
    `Дата рождения ${formatDay(day(person.birthDate), 'long')}`,
    `Паспорт ${person.passport}`,
    person.inn && `ИНН ${formatInn(person.inn)}`,
    person.snils && `СНИЛС ${formatSnils(person.snils.replace(/\D/gu, ''))}`,
    person.email,
  ].filter((paper): paper is string => paper !== null && paper !== '');
  return html`<details>
    <summary>Документы</summary>
    <ul class="plain">
      ${papers.map((paper) => html`<li>${paper}</li>`)}
    </ul>
  </details>`;
}

const row = (person: StandPerson): Html =>
  html`<li class="item">
    <p>
      <strong>${person.name}</strong>
      ${
        person.persona !== null &&
        html`<span class="hint">${PERSONA_WORDS[person.persona] ?? person.persona}</span>`
      }
    </p>
    ${loginOf(person)} ${papersOf(person)}
  </li>`;

function newcomers(people: readonly StandPerson[]): Html | null {
  if (people.length === 0) return null;
  return html`<details>
    <summary>Ещё не зарегистрированы: ${people.length}</summary>
    <p class="hint">Они есть в реестрах. Зарегистрируйте любого в кабинете сами.</p>
    <ul class="list">
      ${people.map(row)}
    </ul>
  </details>`;
}

const askable = Object.entries(ASKABLE).map(
  ([id, words]) => html`<option value="${id}">${words}</option>`,
);

export function peopleSection(people: readonly StandPerson[]): Html {
  const known = people.filter((person) => person.registered);
  const act = { method: 'POST', path: '/stand/api/people', done: 'Человек добавлен' } as const;
  return html`<section class="card" id="people" aria-labelledby="people-title">
    <h2 id="people-title">Люди</h2>
    <ul class="list">
      ${known.map(row)}
    </ul>
    ${newcomers(people.filter((person) => !person.registered))}
    <form ${actAttributes(act)}>
      <label for="people-persona">Кого добавить</label>
      <div class="row">
        <select id="people-persona" name="persona">
          <option value="">любого человека</option>
          ${askable}
        </select>
        <button class="secondary" type="submit">Добавить</button>
      </div>
    </form>
  </section>`;
}
