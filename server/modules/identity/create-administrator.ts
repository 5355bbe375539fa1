// The first administrator of an installation, made by the person who runs it on its own machine.
import { parseEmail } from '#primitives/identifiers/email';
import { parsePhone } from '#primitives/identifiers/phone';
import type { Chain } from '#platform/chain';
import { audit } from '#platform/audit';
import { refusals } from './errors.ts';
import { openSubject } from './open-subject.ts';
import { hashPassword } from './passwords/hash.ts';
import { judgeNewPassword } from './passwords/judge-new-password.ts';
import type { SubjectName } from './subject.ts';

export interface NewAdministrator {
  email: string;
  phone: string;
  /** Last name, first name and patronymic, separated by spaces. */
  name: string;
  password: string;
}

interface Read {
  email: string;
  phone: string;
  name: SubjectName;
  password: string;
}

/** Refuses with identity.administrator_invalid, identity.password_refused, identity.login_taken. */
export const createAdministrator: Chain<NewAdministrator, Read, string, string> = {
  call: (_ctx, asked) => Promise.resolve(read(asked)),
  outside: async ({ email, phone, name, password }) => {
    const own = [email, phone, name.last, name.first, name.middle ?? ''];
    await judgeNewPassword({ password, own, recent: [], language: 'en' });
    return hashPassword(password);
  },
  settle: async (ctx, { email, phone, name }, digest) => {
    const subjectId = await openSubject(ctx, {
      name,
      level: 'confirmed',
      roles: ['admin'],
      logins: [
        { kind: 'email', value: email },
        { kind: 'phone', value: phone },
      ],
      digest,
    });
    await audit(ctx, { action: 'administrator.create', object: `subject:${subjectId}` });
    return subjectId;
  },
};

function read(asked: NewAdministrator): Read {
  const email = parseEmail(asked.email);
  const phone = parsePhone(asked.phone);
  const [last, first, ...rest] = asked.name.trim().split(/\s+/u);
  const what = !email.ok ? '--email' : !phone.ok ? '--phone' : !last || !first ? '--name' : null;
  if (what !== null || !email.ok || !phone.ok || !last || !first) {
    throw refusals.administrator_invalid({ params: { what: what ?? '--name' } });
  }
  const middle = rest.join(' ') || null;
  return {
    email: email.value,
    phone: phone.value,
    name: { last, first, middle },
    password: asked.password,
  };
}
