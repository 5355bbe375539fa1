// Codes of documents that prove who somebody is, as returns and applications carry them.
import { type CodeRecord, type Row, records } from './code.ts';

const ROWS: readonly Row[] = [
  ['03', 'Свидетельство о рождении', 'Birth certificate'],
  ['07', 'Военный билет', 'Military card'],
  ['08', 'Временное удостоверение вместо военного билета', 'Temporary military card'],
  ['10', 'Паспорт иностранного гражданина', 'Foreign passport'],
  ['11', 'Свидетельство о ходатайстве о признании беженцем', 'Certificate of a refugee claim'],
  ['12', 'Вид на жительство', 'Residence permit'],
  ['13', 'Удостоверение беженца', 'Refugee card'],
  ['14', 'Временное удостоверение личности гражданина', 'Temporary identity card'],
  ['15', 'Разрешение на временное проживание', 'Temporary residence permit'],
  ['18', 'Свидетельство о временном убежище', 'Certificate of temporary asylum'],
  ['21', 'Паспорт гражданина Российской Федерации', 'Passport of a citizen'],
  ['23', 'Свидетельство о рождении иностранного государства', 'Foreign birth certificate'],
  ['24', 'Удостоверение личности военнослужащего', 'Military identity card'],
  ['27', 'Военный билет офицера запаса', 'Military card of a reserve officer'],
  ['91', 'Иные документы', 'Other documents'],
];

export const IDENTITY_DOCUMENTS: readonly CodeRecord[] = records(
  {
    kind: 'identity_document',
    law: 'Порядки заполнения форм ФНС России',
    from: '2015-01-01',
    confidence: 'high',
    sources: ['порядки заполнения форм'],
  },
  ROWS,
);
