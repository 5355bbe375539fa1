// What the person at the terminal reads when everything is up: one address, and who can sign in.

interface Person {
  name: string;
  phone?: string;
  email?: string;
  persona?: string;
  registered?: boolean;
  password?: string;
}

/** The stand may be busy making its people when it is first asked. */
const askMs = 5_000;

/** The lines to print; the people come from the stand itself, none while it is off. */
export async function announcement(publicUrl: string, standUrl?: string): Promise<string> {
  const lines = ['', `  Kabinet is ready: ${publicUrl}`];
  if (standUrl === undefined) return `${lines.join('\n')}\n\n`;
  lines.push(`  The stand (inbox, bank, clock): ${publicUrl}/stand`, '');
  const people = (await askPeople(standUrl)).filter((one) => one.password !== undefined);
  const password = people[0]?.password;
  if (password !== undefined) lines.push(`  Who can sign in (password ${password}):`);
  for (const { phone, email, name, persona } of people) {
    const login = (phone ?? email ?? '').padEnd(28);
    lines.push(`    ${login} ${name}${persona === undefined ? '' : ` (${persona})`}`);
  }
  return `${lines.join('\n')}\n\n`;
}

async function askPeople(standUrl: string): Promise<Person[]> {
  try {
    const answer = await fetch(`${standUrl}/stand/api/people`, {
      signal: AbortSignal.timeout(askMs),
    });
    return answer.ok ? ((await answer.json()) as Person[]) : [];
  } catch {
    // The list is a courtesy: the same people stand on the sign-in page.
    return [];
  }
}
