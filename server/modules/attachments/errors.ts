import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('attachments', {
  unknown: {
    status: 404,
    ru: 'Такого вложения нет. Обновите страницу.',
    en: 'There is no such attachment. Reload the page.',
  },
  unreadable: {
    status: 422,
    ru: 'Файл не передан или передан не целиком. Выберите его ещё раз.',
    en: 'The file was not sent or not sent whole. Choose it again.',
  },
  too_large: {
    status: 413,
    ru: 'Файл больше {megabytes} МБ. Уменьшите его или разделите.',
    en: 'The file is larger than {megabytes} MB. Make it smaller or divide it.',
  },
  too_many: {
    status: 409,
    ru: 'Здесь уже {most} вложений. Удалите лишнее и добавьте снова.',
    en: 'There are {most} attachments already. Remove one and add again.',
  },
  kind_wrong: {
    status: 422,
    ru: 'Принимаем PDF, PNG и JPEG. Этот файл — другой или повреждён, как бы он ни назывался.',
    en: 'PDF, PNG and JPEG are taken. This file is another or damaged, whatever its name.',
  },
  picture_huge: {
    status: 422,
    ru: 'В картинке больше {megapixels} мегапикселей. Уменьшите её.',
    en: 'The picture has more than {megapixels} megapixels. Make it smaller.',
  },
  paper_acts: {
    status: 422,
    ru: 'PDF что-то запускает, зашифрован или несёт файлы. Распечатайте его в PDF заново.',
    en: 'This PDF runs something, is encrypted or carries other files. Print it to PDF anew.',
  },
});
