import type { Ctx } from '#platform/context';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { currentText, textHash } from './legal-texts.ts';
import type { Purpose } from './legal-texts.ts';

export interface GivenConsent {
  subjectId: string;
  purpose: Purpose;
  /** How the person acted: `registration`, `demo`. */
  channel: string;
  /** What shows that it was an act of the person: the id of the registration or of the session. */
  proof: Record<string, string>;
}

/** Records that a person agreed to the text in force; the same version again changes nothing. */
export async function giveConsent(ctx: Ctx, given: GivenConsent): Promise<void> {
  const text = currentText(given.purpose);
  await ctx.db.run(sql`
    insert into consents.consent (consent_id, subject_id, purpose, version, text_sha256, given_at,
      recorded_at, channel, address, proof)
    values (${newId()}, ${given.subjectId}, ${given.purpose}, ${text.version}, ${textHash(text)},
      ${ctx.now}, ${ctx.wall}, ${given.channel}, ${ctx.address}, ${JSON.stringify(given.proof)})
    on conflict (subject_id, purpose, version) do nothing`);
}
