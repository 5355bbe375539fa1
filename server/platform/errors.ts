// Three kinds of errors, no more (style §6): a refusal, an outage, a bug (an assertion).
import type { Language } from './context.ts';

export interface RefusalKind {
  code: string;
  status: number;
  ru: string;
  en: string;
}

export interface RefusalDetails {
  /** The field of the request it belongs to. */
  field?: string;
  retryAfterS?: number;
  /** Values for the `{name}` places of the sentence; also given to programs. */
  params?: Record<string, string | number>;
  cause?: unknown;
}

/** Expected: belongs to the person or the partner who asked. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, details: RefusalDetails = {}) {
    super(kind.code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Refusal';
    this.kind = kind;
    this.details = details;
  }

  sentence(language: Language): string {
    const text = this.kind[language];
    const params = this.details.params ?? {};
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  }
}

export type Refusals<K extends string = string> = Record<
  K,
  ((details?: RefusalDetails) => Refusal) & { kind: RefusalKind }
>;

type Declared = { status: number; ru: string; en: string };

/** Declares the refusals of a module, once, with the sentences that a person reads. */
export function declareRefusals<K extends string>(
  module: string,
  declared: Record<K, Declared>,
): Refusals<K> {
  const entries = Object.entries<Declared>(declared).map(([name, { status, ru, en }]) => {
    const kind: RefusalKind = { code: `${module}.${name}`, status, ru, en };
    const refuse = (details?: RefusalDetails) => new Refusal(kind, details);
    return [name, Object.assign(refuse, { kind })];
  });
  return Object.fromEntries(entries) as Refusals<K>;
}

/** An outside system failed: a route answers "later", a job tries again. */
export class Outage extends Error {
  readonly system: string;
  readonly retryAfterS: number;

  constructor(system: string, cause: unknown, retryAfterS = 30) {
    super(`${system} does not answer`, { cause });
    this.name = 'Outage';
    this.system = system;
    this.retryAfterS = retryAfterS;
  }
}

/** The mail server will never take letters to this address: asking again brings the same. */
export class MailRefused extends Outage {
  constructor(cause: unknown) {
    super('mail', cause);
    this.name = 'MailRefused';
  }
}

export const refusals = declareRefusals('request', {
  invalid: {
    status: 400,
    ru: 'Запрос заполнен с ошибками. Исправьте отмеченные поля и отправьте ещё раз.',
    en: 'The request has mistakes. Mend the marked fields and send it again.',
  },
  malformed: {
    status: 400,
    ru: 'Запрос не читается: ожидался JSON в UTF-8. Проверьте тело запроса.',
    en: 'The request cannot be read: JSON in UTF-8 was expected. Check the body.',
  },
  too_large: {
    status: 413,
    ru: 'Запрос больше допустимого. Отправьте меньше данных за один раз.',
    en: 'The request is larger than allowed. Send less at a time.',
  },
  media_type: {
    status: 415,
    ru: 'Такой тип содержимого здесь не принимается. Отправьте application/json.',
    en: 'This content type is not accepted here. Send application/json.',
  },
  not_found: {
    status: 404,
    ru: 'Такой страницы или записи нет. Проверьте адрес или вернитесь на главную.',
    en: 'There is no such page or record. Check the address or go back to the start.',
  },
  origin: {
    status: 403,
    ru: 'Запрос пришёл с чужой страницы и не выполнен. Откройте кабинет заново.',
    en: 'The request came from a foreign page and was not done. Open the cabinet anew.',
  },
  csrf: {
    status: 403,
    ru: 'Страница устарела, поэтому действие не выполнено. Обновите её и повторите.',
    en: 'The page is out of date, so nothing was done. Reload it and try again.',
  },
  forbidden: {
    status: 403,
    ru: 'На это действие у вас нет прав. Если они нужны, обратитесь к администратору.',
    en: 'You have no right to do this. If you need it, ask the administrator.',
  },
  scope: {
    status: 403,
    ru: 'Программе не разрешено это действие. Запросите разрешение «{scope}».',
    en: 'The program is not allowed to do this. Ask for the scope "{scope}".',
  },
  later: {
    status: 503,
    ru: 'Внешняя система «{system}» сейчас не отвечает. Данные сохранены, повторите позже.',
    en: 'The outside system "{system}" does not answer now. Data are safe, try later.',
  },
  mail_refused: {
    status: 422,
    ru: 'Письма на этот адрес не доходят: почта их не принимает. Проверьте или смените адрес.',
    en: 'Letters do not reach this address: its mail refuses them. Check or change it.',
  },
  unavailable: {
    status: 503,
    ru: 'База данных сейчас недоступна. Ничего не потеряно, повторите через минуту.',
    en: 'The database is not available now. Nothing is lost, try again in a minute.',
  },
  failed: {
    status: 500,
    ru: 'Не получилось выполнить запрос: ошибка на нашей стороне. Сообщите номер {requestId}.',
    en: 'The request failed because of a mistake of ours. Please quote {requestId}.',
  },
});
