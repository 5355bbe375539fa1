// What the provider may tell a program about a person; each claim by its scope.
import { fullName } from '#primitives/names';
import { contactsOf, getSubject } from '#modules/identity';
import { personOf, taxpayerOfSubject } from '#modules/taxpayers';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { forTaxpayer, work } from '#platform/work';

const actor = { kind: 'job', name: 'sign-on.claims' } as const;

/** Claims of the scopes asked for; a value we do not have is left out. */
export function claimsOf(
  env: Env,
  subjectId: string,
  scope: string,
): Promise<Record<string, unknown> & { sub: string }> {
  const scopes = new Set(scope.split(' '));
  return work(env, { actor }, async (ctx) => {
    const { name } = await getSubject(ctx, subjectId);
    const { phone, email } = await contactsOf(ctx, subjectId);
    const numbers = scopes.has('inn') || scopes.has('snils') ? await numbersOf(ctx, subjectId) : {};
    return {
      sub: subjectId,
      name: fullName({ lastName: name.last, firstName: name.first, middleName: name.middle }),
      family_name: name.last,
      given_name: name.first,
      ...(name.middle !== null && { middle_name: name.middle }),
      ...(phone !== null && { phone_number: `+${phone}`, phone_number_verified: true }),
      ...(email !== null && { email, email_verified: true }),
      ...numbers,
    };
  });
}

async function numbersOf(ctx: Ctx, subjectId: string): Promise<{ inn?: string; snils?: string }> {
  const taxpayerId = await taxpayerOfSubject(ctx, subjectId);
  if (taxpayerId === null) return {};
  const { inn, snils } = await personOf(await forTaxpayer(ctx, taxpayerId));
  return { inn, ...(snils && { snils }) };
}
