// КНД: the forms a taxpayer meets.
import { type Row, type Table, records } from './code.ts';

const SEEN: Table = {
  kind: 'knd',
  law: 'Приказы ФНС России о формах документов',
  from: '2023-01-01',
  confidence: 'verified',
  sources: ['приказы о формах', 'официальные схемы документов'],
};

const VERIFIED: readonly Row[] = [
  ['1122035', 'Справка о постановке на учёт плательщика НПД', 'Certificate of НПД registration'],
  ['1122036', 'Справка о доходах плательщика НПД', 'Certificate of НПД income'],
  ['1160082', 'Справка о сальдо единого налогового счёта', 'Certificate of the account balance'],
  ['1120502', 'Справка о принадлежности сумм, подробная', 'Attribution of the payment, detailed'],
  ['1120525', 'Справка о принадлежности сумм, сводная', 'Attribution of the payment, aggregated'],
  ['1120101', 'Справка об исполнении обязанности по уплате', 'Certificate of no debt'],
  ['1151020', 'Декларация 3-НДФЛ', 'Income tax return'],
  ['1152017', 'Декларация по УСН', 'Return of the simplified system'],
  ['1110355', 'Уведомление об исчисленных суммах', 'Notice of computed amounts'],
  ['1151100', 'Расчёт 6-НДФЛ', 'Report of an agent'],
  ['1112542', 'Заявление о возврате с единого налогового счёта', 'Application for a refund'],
  ['1150057', 'Заявление о зачёте', 'Application for an offset'],
  ['1165171', 'Заявление об отмене зачёта', 'Application to cancel an offset'],
  ['1165068', 'Решение об отказе в зачёте', 'Refusal of an offset'],
  ['1122030', 'Заявление о возврате пошлины', 'Application for a refund of a duty'],
  ['1122029', 'Заявление о зачёте пошлины', 'Application for an offset of a duty'],
  ['1150081', 'Заявление об освобождении от взносов', 'Freedom from fixed contributions'],
  ['1151156', 'Справка об оплате медицинских услуг', 'Certificate of paid treatment'],
];

const HIGH: readonly Row[] = [
  ['1175018', 'Справка о доходах и суммах налога', 'Income certificate'],
  ['1150063', 'Заявление о льготе', 'Application for a benefit'],
  ['1150040', 'Уведомление о выбранных объектах', 'Chosen objects for the benefit'],
  ['1151158', 'Справка об оплате обучения', 'Certificate of paid education'],
  ['1112021', 'Уменьшение патента на взносы', 'Patent reduced by contributions'],
];

const MEDIUM: readonly Row[] = [
  ['1160070', 'Акт сверки принадлежности сумм', 'Reconciliation act'],
  ['1165025', 'Налоговое уведомление', 'Tax notice'],
  ['1160001', 'Требование об уплате', 'Demand to pay'],
  ['1153006', 'Сообщение об объектах без уведомления', 'Report of objects without a notice'],
  ['1150001', 'Переход на УСН (26.2-1)', 'Move to the simplified system'],
  ['1150002', 'Отказ от УСН (26.2-3)', 'Refusal of the simplified system'],
  ['1150005', 'Утрата права на УСН (26.2-2)', 'Loss of the simplified system'],
  ['1150010', 'Заявление на патент (26.5-1)', 'Application for a patent'],
  ['1150024', 'Утрата права на патент (26.5-3)', 'Loss of the patent'],
  ['1150026', 'Прекращение деятельности на патенте (26.5-4)', 'End of the patent business'],
  ['1112015', 'Заявление о постановке на учёт (ИНН)', 'Registration of a person'],
];

export const KND = [
  ...records(SEEN, VERIFIED),
  ...records({ ...SEEN, confidence: 'high', sources: ['приказы о формах'] }, HIGH),
  ...records({ ...SEEN, confidence: 'medium', sources: ['перечни форм'] }, MEDIUM),
];
