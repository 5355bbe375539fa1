// The nine people of the staff that the stand begins with (design §5). They sign in by mail; the
// code of the second factor goes to the phone. Opened once, all in one transaction.
import { findSubjectByLogin, openSubject } from '#modules/identity';
import type { StaffRole, SubjectName } from '#modules/identity';
import type { Chain } from '#platform/chain';
import { hashAll } from './hash-all.ts';

export const demoPassword = 'Kabinet!Demo26';

interface StaffPerson {
  box: string;
  role: StaffRole;
  name: SubjectName;
  phone: string;
}

const people: readonly [box: string, role: StaffRole, name: string][] = [
  ['verifier', 'verifier', 'Орлова Нина Петровна'],
  ['officer', 'officer', 'Белов Игорь Андреевич'],
  ['officer2', 'officer', 'Седова Марина Львовна'],
  ['support', 'support', 'Юдин Павел Олегович'],
  ['expert', 'expert', 'Громова Ольга Юрьевна'],
  ['clerk', 'clerk', 'Титова Инна Сергеевна'],
  ['security', 'security', 'Жаров Семён Ильич'],
  ['security2', 'security', 'Рябова Дина Марковна'],
  ['admin', 'admin', 'Ефимов Глеб Романович'],
];

export const staff: readonly StaffPerson[] = people.map(([box, role, name], at) => {
  const [last, first, middle] = name.split(' ');
  return {
    box: `${box}@kabinet.test`,
    role,
    name: { last: last!, first: first!, middle: middle ?? null },
    phone: `790000000${11 + at}`,
  };
});

/** Opens those who are not there yet; answers how many. */
export const openStaff: Chain<void, StaffPerson[], string[], number> = {
  call: async (ctx) => {
    const missing: StaffPerson[] = [];
    for (const one of staff) {
      const known = await findSubjectByLogin(ctx, { kind: 'email', value: one.box });
      if (known === null) missing.push(one);
    }
    return missing;
  },
  outside: (missing) => hashAll(missing.map(() => demoPassword)),
  settle: async (ctx, missing, digests) => {
    for (const [at, one] of missing.entries()) {
      await openSubject(ctx, {
        name: one.name,
        level: 'confirmed',
        roles: [one.role],
        logins: [
          { kind: 'email', value: one.box },
          { kind: 'phone', value: one.phone },
        ],
        digest: digests[at]!,
      });
    }
    return missing.length;
  },
};
