// What became of a row, in sentences: for the report of the page, of the command and of the file.
import { formatMoney, kopecks } from '#primitives/money';
import type { FileFault } from './file/line.ts';
import type { Outcome, RowCode, Warning, WarningCode } from './row.ts';

export interface Text {
  ru: string;
  en: string;
}

const codes: Record<RowCode, Text> = {
  new: { ru: 'Начисление принято.', en: 'The charge is taken.' },
  corrected: {
    ru: 'Начисление исправлено: прежняя сумма {before} сторнирована.',
    en: 'The charge is corrected: the former sum of {before} is reversed.',
  },
  cancelled: {
    ru: 'Начисление отменено: {before} сторнировано.',
    en: 'The charge is cancelled: {before} is reversed.',
  },
  restored: { ru: 'Отменённое начисление возвращено.', en: 'A cancelled charge is restored.' },
  posted: {
    ru: 'Деньги зачислены на единый счёт.',
    en: 'The money is posted to the single account.',
  },
  posted_apart: {
    ru: 'Деньги зачтены за начисление вне единого счёта.',
    en: 'The money paid the charge outside the single account.',
  },
  present: {
    ru: 'Уже есть: строка была принята раньше.',
    en: 'Already there: the row was taken before.',
  },
  own_charge: {
    ru: 'Уже есть: это начисление сделал сам кабинет.',
    en: 'Already there: the cabinet itself made this charge.',
  },
  nothing_to_cancel: {
    ru: 'Отменять нечего: такого начисления нет.',
    en: 'There is nothing to cancel: no such charge.',
  },
  older: {
    ru: 'Сообщение старше того, что уже принято.',
    en: 'The message is older than the one taken already.',
  },
  cancelled_already: {
    ru: 'Начисление уже отменено.',
    en: 'The charge is cancelled already.',
  },
  not_cancelled: {
    ru: 'Возвращать нечего: начисление не отменено.',
    en: 'There is nothing to restore: the charge is not cancelled.',
  },
  differs: {
    ru: 'Новое начисление с УИН, по которому уже есть другое. Сверьте с источником.',
    en: 'A new charge under a UIN that has another one. Compare with the source.',
  },
  is_cancelled: {
    ru: 'Начисление с этим УИН отменено, а файл его меняет. Сверьте с источником.',
    en: 'The charge of this UIN is cancelled, yet the file changes it. Compare with the source.',
  },
  payer_unknown: {
    ru: 'Плательщика с таким ИНН или СНИЛС в кабинете нет.',
    en: 'The cabinet has no payer with this INN or SNILS.',
  },
  payer_by_passport: {
    ru:
      'Плательщик назван только паспортом; кабинет находит людей по ИНН или СНИЛС. ' +
      'Найдите человека по имени.',
    en:
      'The payer is named by a passport alone; the cabinet finds people by INN or SNILS. ' +
      'Find the person by name.',
  },
  payer_unclear: {
    ru: 'Плательщик назван без верного ИНН и СНИЛС. Найдите его по имени.',
    en: 'The payer is named without a right INN or SNILS. Find the person by name.',
  },
  payer_organisation: {
    ru: 'Плательщик — организация; кабинет ведёт счета физических лиц.',
    en: 'The payer is an organisation; the cabinet keeps accounts of persons.',
  },
  kbk_unknown: {
    ru: 'КБК {kbk} не описан на день начисления. Проверьте код.',
    en: 'KBK {kbk} is not described for the day of the charge. Check the code.',
  },
  not_tax_service: {
    ru: 'КБК {kbk} — не налоговой службы: начисление не для налогового счёта.',
    en: 'KBK {kbk} is not of the tax service: the charge is not for the tax account.',
  },
  penalty_by_day: {
    ru: 'Пени кабинет начисляет сам по дням; строка не принята, чтобы не взять их дважды.',
    en: 'The cabinet accrues penalties by day itself; the row is not taken, or they would double.',
  },
  no_due_day: {
    ru: 'Срок уплаты не указан и по закону не определяется. Уточните его у источника.',
    en: 'No due day is named and the law gives none. Ask the source for it.',
  },
  wrong_oktmo: {
    ru: 'ОКТМО {oktmo} записан неверно: нужно 8 или 11 цифр.',
    en: 'OKTMO {oktmo} is wrong: it takes 8 or 11 digits.',
  },
  kbk_not_enp: {
    ru: 'Деньги пришли на КБК {kbk}, а не на единый налоговый платёж. Решите, куда их отнести.',
    en: 'The money came to KBK {kbk}, not to the single payment. Decide where it belongs.',
  },
  wrong_requisites: {
    ru: 'Счёт, БИК или ИНН получателя не те, что у единого налогового платежа в этот день.',
    en: 'The payee’s account, BIC or INN are not those of the single payment on that day.',
  },
  day_ahead: {
    ru: 'День платежа ещё не наступил. Проверьте дату.',
    en: 'The day of the payment has not come yet. Check the date.',
  },
  payment_cancelled: {
    ru:
      'Источник отменяет платёж, которого файлы не зачисляли. ' +
      'Если деньги пришли иначе, отзовите их.',
    en: 'The source cancels a payment no file has posted. If it came otherwise, take it back.',
  },
  reversed: {
    ru: 'Источник отменил платёж: {amount} сняты со счёта, снова не погашено {reopened}.',
    en: 'The source cancelled the payment: {amount} left the account, {reopened} is owed again.',
  },
  payment_corrected: {
    ru: 'Источник исправил сумму: была {before}, стала {amount}; снова не погашено {reopened}.',
    en: 'The source put the sum right: from {before} to {amount}; {reopened} is owed again.',
  },
  posted_again: {
    ru: 'Отменённый платёж возвращён: деньги снова на счёте.',
    en: 'The cancelled payment is restored: the money is on the account again.',
  },
  payment_cancelled_already: { ru: 'Платёж уже отменён.', en: 'The payment is cancelled already.' },
  day_before_account: {
    ru:
      'Деньги пришли до 1 января 2023 года, когда единого счёта не было. ' +
      'Зачислите остаток этим днём.',
    en: 'The money came before 1 January 2023, when the account began. Post it as of that day.',
  },
  payment_changed: {
    ru:
      'Платёж уже зачислен с другой суммой или за другой день, и что позже, неизвестно. ' +
      'Сверьте с источником.',
    en:
      'The payment is posted with another sum or day, and nobody knows which is the later. ' +
      'Compare with the source.',
  },
  payment_of_another: {
    ru: 'Платёж с этим номером уже зачислен другому плательщику. Сверьте с источником.',
    en: 'A payment of this number is posted for another payer. Compare with the source.',
  },
  maybe_same: {
    ru: 'Такая же сумма за этот день уже пришла другим путём. Возможно, это те же деньги.',
    en: 'The same sum of this day came by another way already. It may be the same money.',
  },
  account_refuses: {
    ru: 'Счёт строку не принял ({because}).',
    en: 'The account did not take the row ({because}).',
  },
  failed: {
    ru: 'Строка не принята из-за ошибки программы. Загрузите файл ещё раз; журнал знает причину.',
    en: 'The row was not taken for an error of the program. Load again; the log knows why.',
  },
  not_budget: {
    ru: 'Не платёж в бюджет: строка пропущена.',
    en: 'Not a payment to the budget: the row is passed over.',
  },
  wrong_day: { ru: 'День не читается: {field}.', en: 'The day cannot be read: {field}.' },
  wrong_sum: { ru: 'Сумма не читается: {field}.', en: 'The sum cannot be read: {field}.' },
  too_long: { ru: 'Значение слишком длинное: {field}.', en: 'A value is too long: {field}.' },
  not_xml: {
    ru: 'Сообщение повреждено: это не правильный XML.',
    en: 'The message is broken: it is not well-formed XML.',
  },
  no_uin: { ru: 'В начислении нет УИН.', en: 'The charge has no UIN.' },
  wrong_uin: { ru: 'УИН записан с ошибкой.', en: 'The UIN is wrong.' },
  no_payment_id: { ru: 'В платеже нет его номера.', en: 'The payment has no number.' },
  wrong_kbk: { ru: 'КБК записан неверно.', en: 'The KBK is wrong.' },
  wrong_meaning: {
    ru: 'Непонятно, новое это сообщение, изменение или отмена.',
    en: 'It is unclear whether the message is new, a change or a cancellation.',
  },
};

const trial: Partial<Record<RowCode, Text>> = {
  new: { ru: 'Начисление будет принято.', en: 'The charge will be taken.' },
  corrected: {
    ru: 'Начисление будет исправлено: прежняя сумма {before} сторнируется.',
    en: 'The charge will be corrected: the former sum of {before} is reversed.',
  },
  cancelled: {
    ru: 'Начисление будет отменено: {before} сторнируется.',
    en: 'The charge will be cancelled: {before} is reversed.',
  },
  restored: { ru: 'Начисление будет возвращено.', en: 'The charge will be restored.' },
  posted: {
    ru: 'Деньги будут зачислены на единый счёт.',
    en: 'The money will be posted to the single account.',
  },
  reversed: {
    ru: 'Платёж будет снят со счёта: {amount}, снова не погашено {reopened}.',
    en: 'The payment will leave the account: {amount}, {reopened} will be owed again.',
  },
  payment_corrected: {
    ru: 'Сумма будет исправлена: была {before}, станет {amount}; снова не погашено {reopened}.',
    en: 'The sum will be put right: from {before} to {amount}; {reopened} will be owed again.',
  },
  posted_again: {
    ru: 'Отменённый платёж будет возвращён на счёт.',
    en: 'The cancelled payment will be restored.',
  },
  posted_apart: {
    ru: 'Деньги будут зачтены за начисление вне единого счёта.',
    en: 'The money will pay the charge outside the single account.',
  },
};

type Args = Record<string, string | number>;

function filled(text: Text, args: Args): Text {
  const said = (sum: string | number | undefined) =>
    typeof sum === 'number' ? formatMoney(kopecks(sum)) : '';
  const { beforeKopecks, amountKopecks, reopenedKopecks } = args;
  const sums = {
    before: said(beforeKopecks),
    amount: said(amountKopecks),
    reopened: said(reopenedKopecks),
  };
  const values: Args = { ...sums, ...args };
  const fill = (sentence: string) =>
    sentence.replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''));
  return { ru: fill(text.ru), en: fill(text.en) };
}

export function rowText(row: { outcome: Outcome; code: RowCode | null; args: Args }): Text {
  if (row.code === null) return { ru: 'Строка прочитана.', en: 'The row is read.' };
  const ahead = row.outcome === 'will_take' ? trial[row.code] : undefined;
  return filled(ahead ?? codes[row.code], row.args);
}

const warnings: Record<WarningCode, Text> = {
  falls_into_debt: {
    ru: 'Долг на счёте вырастет на {amount}.',
    en: 'The debt of the account grows by {amount}.',
  },
  earlier: {
    ru: 'Срок переносится раньше (дней: {days}); пени по сегодня — {amount}.',
    en: 'The due day moves earlier by {days} days; penalty through today {amount}.',
  },
  wrong_pair: {
    ru: 'КБК и ОКТМО относятся к разным видам муниципалитетов.',
    en: 'KBK and OKTMO belong to different kinds of municipalities.',
  },
};

export function warningText({ code, amountKopecks, days }: Warning): Text {
  const amount = formatMoney(kopecks(amountKopecks ?? 0));
  return filled(warnings[code], { amount, days: days ?? 0 });
}

export const harmWords: Record<WarningCode, { text: Text; repair: Text }> = {
  falls_into_debt: {
    text: { ru: 'Счета, которые уйдут в долг', en: 'Accounts that fall into debt' },
    repair: {
      ru: 'Проверьте сроки уплаты; предупредите плательщиков до загрузки.',
      en: 'Check the due days; warn the payers before loading.',
    },
  },
  earlier: {
    text: {
      ru: 'Исправления с более ранним сроком и пени по ним',
      en: 'Corrections with an earlier due day, and their penalties',
    },
    repair: {
      ru: 'Сверьте срок с решением; при ошибке источника отклоните загрузку.',
      en: 'Compare the day with the decision; drop the load if the source is wrong.',
    },
  },
  wrong_pair: {
    text: { ru: 'КБК не подходит к ОКТМО', en: 'KBK does not fit OKTMO' },
    repair: {
      ru: 'Запросите у источника верный КБК: деньги попадут не в тот бюджет.',
      en: 'Ask the source for the right KBK: the money would go to another budget.',
    },
  },
};

export const outcomeWords: Record<Outcome, Text> = {
  read: { ru: 'Прочитана', en: 'Read' },
  will_take: { ru: 'Будет принята', en: 'Will be taken' },
  taken: { ru: 'Принята', en: 'Taken' },
  present: { ru: 'Уже есть', en: 'Already there' },
  refused: { ru: 'Не принята', en: 'Refused' },
  look: { ru: 'Нужно посмотреть', en: 'Needs a look' },
};

const faults: Record<FileFault, Text> = {
  not_known: {
    ru: 'Это не файл ГИС ГМП, не 1CClientBankExchange и не таблица банка.',
    en: 'This is no file of GIS GMP, no 1CClientBankExchange and no table of a bank.',
  },
  empty: { ru: 'В файле нет ни одной строки.', en: 'The file has no lines.' },
  cut: {
    ru: 'Файл обрезан: его конца нет. Выгрузите его снова.',
    en: 'The file is cut: its end is missing. Export it again.',
  },
  broken: {
    ru: 'Файл повреждён около строки {line}: теги XML не сходятся.',
    en: 'The file is broken near line {line}: its XML tags do not match.',
  },
  declares_type: {
    ru: 'Файл объявляет свой тип документа (DOCTYPE); такие файлы не читаются.',
    en: 'The file declares a document type (DOCTYPE); such files are not read.',
  },
  too_deep: {
    ru: 'Вложенность элементов около строки {line} больше допустимой.',
    en: 'The nesting near line {line} is deeper than allowed.',
  },
  too_long: {
    ru: 'Строка {line} или сам файл длиннее допустимого.',
    en: 'Line {line} or the file itself is longer than allowed.',
  },
  wrong_encoding: {
    ru: 'Буквы файла не читаются: кодировка не UTF-8 и не windows-1251.',
    en: 'The letters of the file cannot be read: neither UTF-8 nor windows-1251.',
  },
};

export function faultText(fault: FileFault, line: number | null): Text {
  return filled(faults[fault], { line: line ?? 1 });
}
