import { catalogue } from '../language.ts';

export const stopsTexts = catalogue(
  {
    stops: 'Приостановки пеней',
    stopsText: 'В эти дни пени не начисляются.',
    grounds: {
      dispute: 'Спор о начислении',
      deferral: 'Отсрочка',
      instalment: 'Рассрочка',
      court: 'Обеспечительная мера суда',
      seizure: 'Арест имущества или счетов',
    },
    document: (number: string, day: string) => `документ № ${number} от ${day}`,
    days: (from: string, until: string) => `с ${from} по ${until}`,
    since: (from: string) => `с ${from}, пока не закончат`,
    never: 'отменена до начала',
    every: 'все налоги',
    holdsNow: 'Действует',
    over: 'Закончилась',
    ahead: 'Ещё не началась',
    endedBy: (number: string, day: string) => `окончена документом № ${number} от ${day}`,
  },
  {
    stops: 'Stops of penalties',
    stopsText: 'No penalty runs on these days.',
    grounds: {
      dispute: 'Dispute of the charge',
      deferral: 'Deferral',
      instalment: 'Payment by instalments',
      court: 'Interim measure of a court',
      seizure: 'Seizure of property or accounts',
    },
    document: (number, day) => `document No. ${number} of ${day}`,
    days: (from, until) => `from ${from} to ${until}`,
    since: (from) => `since ${from}, until ended`,
    never: 'called off before it began',
    every: 'every tax',
    holdsNow: 'In force',
    over: 'Over',
    ahead: 'Not begun yet',
    endedBy: (number, day) => `ended by document No. ${number} of ${day}`,
  },
);
