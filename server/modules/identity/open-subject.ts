import type { Ctx, Level } from '#platform/context';
import { newId } from '#platform/ids';
import { replaceDigest } from './passwords/digest-store.ts';
import type { StaffRole, SubjectName } from './subject.ts';
import { insertLogin, insertSubject } from './subject-store.ts';
import type { Login } from './subject-store.ts';

export interface OpenSubject {
  name: SubjectName;
  level: Level;
  roles?: readonly StaffRole[];
  /** All confirmed already: by codes, or by the registry that told them. */
  logins: readonly Login[];
  /** From `hashPassword`; hashing takes long and is done before the transaction. */
  digest: string;
}

/** Opens a sign-in for a person. @throws identity.login_taken when a login belongs to another. */
export async function openSubject(ctx: Ctx, person: OpenSubject): Promise<string> {
  const subjectId = newId();
  await insertSubject(ctx, {
    subjectId,
    name: person.name,
    level: person.level,
    roles: person.roles ?? [],
  });
  for (const login of person.logins) await insertLogin(ctx, subjectId, login);
  await replaceDigest(ctx, subjectId, person.digest);
  return subjectId;
}
