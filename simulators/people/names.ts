// Russian names with the endings of the person's sex. Pure data and three small rules.
import type { Name, Sex } from './life.ts';
import type { Random } from './random.ts';

const LAST_NAMES =
  'Абрамов Агапов Аксёнов Алексеев Андреев Антонов Афанасьев Баранов Белов Беляев Блинов ' +
  'Богданов Борисов Быков Васильев Виноградов Власов Воробьёв Воронов Гаврилов Герасимов ' +
  'Голубев Гончаренко Горбунов Григорьев Громов Гусев Давыдов Данилов Дементьев Денисов ' +
  'Дмитриев Дорофеев Егоров Ершов Ефимов Жданов Жуков Журавлёв Завьялов Зайцев Захаров ' +
  'Зиновьев Золотарёв Ильин Исаев Казаков Калинин Карпов Киселёв Климов Ковалёв Козлов ' +
  'Колесников Комаров Кондратьев Коновалов Королёв Костин Кравченко Крылов Кудрявцев Кулаков ' +
  'Лазарев Лебедев Левин Логинов Лукин Макаров Максимов Малышев Марков Матвеев Медведев ' +
  'Мельников Миронов Михайлов Мишин Назаров Некрасов Никитин Носов Овчинников Одинцов Осипов ' +
  'Павлов Панов Пахомов Петренко Поляков Попов Потапов Пономарёв Раевский Рогов Родионов ' +
  'Романов Рябов Савельев Садовский Сазонов Самойлов Сафонов Селезнёв Семёнов Сергеев ' +
  'Сидоров Симонов Соболев Соколов Соловьёв Сорокин Степанов Суворов Тарасов Тимофеев Титов ' +
  'Тихонов Третьяков Трофимов Туманов Уваров Устинов Фёдоров Филатов Фомин Фролов Харитонов ' +
  'Хромов Цветков Чайковский Чернов Чистяков Шевченко Шестаков Широков Шубин Щербаков Юдин ' +
  'Яковлев';

/** First name, then the patronymics of a son and a daughter. */
const MALE_NAMES =
  'Александр Александрович Александровна,Алексей Алексеевич Алексеевна,' +
  'Анатолий Анатольевич Анатольевна,Андрей Андреевич Андреевна,Антон Антонович Антоновна,' +
  'Артём Артёмович Артёмовна,Борис Борисович Борисовна,Вадим Вадимович Вадимовна,' +
  'Валерий Валерьевич Валерьевна,Василий Васильевич Васильевна,Виктор Викторович Викторовна,' +
  'Виталий Витальевич Витальевна,Владимир Владимирович Владимировна,' +
  'Вячеслав Вячеславович Вячеславовна,Геннадий Геннадьевич Геннадьевна,' +
  'Георгий Георгиевич Георгиевна,Григорий Григорьевич Григорьевна,' +
  'Даниил Даниилович Данииловна,Денис Денисович Денисовна,Дмитрий Дмитриевич Дмитриевна,' +
  'Евгений Евгеньевич Евгеньевна,Егор Егорович Егоровна,Иван Иванович Ивановна,' +
  'Игорь Игоревич Игоревна,Илья Ильич Ильинична,Кирилл Кириллович Кирилловна,' +
  'Константин Константинович Константиновна,Леонид Леонидович Леонидовна,' +
  'Максим Максимович Максимовна,Михаил Михайлович Михайловна,Никита Никитич Никитична,' +
  'Николай Николаевич Николаевна,Олег Олегович Олеговна,Павел Павлович Павловна,' +
  'Пётр Петрович Петровна,Роман Романович Романовна,Семён Семёнович Семёновна,' +
  'Сергей Сергеевич Сергеевна,Степан Степанович Степановна,Тимофей Тимофеевич Тимофеевна,' +
  'Фёдор Фёдорович Фёдоровна,Юрий Юрьевич Юрьевна,Ярослав Ярославович Ярославовна';

const FEMALE_NAMES =
  'Александра Алина Алла Анастасия Анна Антонина Валентина Валерия Варвара Вера Вероника ' +
  'Виктория Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Зинаида Зоя Инна ' +
  'Ирина Карина Кира Клавдия Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария ' +
  'Надежда Наталья Нина Оксана Ольга Полина Раиса Светлана София Таисия Тамара Татьяна ' +
  'Ульяна Юлия Яна';

const lastNames = LAST_NAMES.split(' ');
const femaleNames = FEMALE_NAMES.split(' ');
const maleNames = MALE_NAMES.split(',').map((line) => {
  const [first = '', son = '', daughter = ''] = line.split(' ');
  return { first, son, daughter };
});

/** The last name of a woman of the family; names in -ко do not change. */
export function feminine(last: string): string {
  if (/(?:ов|ев|ёв|ин)$/u.test(last)) return `${last}а`;
  if (last.endsWith('ский')) return last.replace(/ий$/u, 'ая');
  return last;
}

/** Last name of a family in the form of its men. */
export function familyName(random: Random): string {
  return random.pick(lastNames);
}

export function firstName(sex: Sex, random: Random): string {
  return sex === 'male' ? random.pick(maleNames).first : random.pick(femaleNames);
}

/** Patronymic made of the father's first name; throws on a name that is not in the list. */
export function patronymic(father: string, sex: Sex): string {
  const found = maleNames.find((name) => name.first === father);
  if (found === undefined) throw new Error(`No patronymic is known for ${father}.`);
  return sex === 'male' ? found.son : found.daughter;
}

/** A whole name: of the family, and of the father where he is known. */
export function nameOf(of: { last: string; sex: Sex; father?: string }, random: Random): Name {
  const father = of.father ?? firstName('male', random);
  return {
    last: of.sex === 'male' ? of.last : feminine(of.last),
    first: firstName(of.sex, random),
    middle: patronymic(father, of.sex),
  };
}

const LATIN: Record<string, string> = Object.fromEntries(
  (
    'а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ' +
    'ф-f х-kh ц-ts ч-ch ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya'
  )
    .split(' ')
    .map((pair) => pair.split('-') as [string, string]),
);

/** Latin letters for a mail address. */
export function latin(text: string): string {
  return [...text.toLowerCase()].map((letter) => LATIN[letter] ?? '').join('');
}
