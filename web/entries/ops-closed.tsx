// Pages of the office for those whom it does not serve: who may, and where to go instead.
import { useTexts, useTitle } from '../language.ts';
import { LinkButton } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Empty } from '../ui/empty/empty.tsx';
import { SearchX } from '../ui/icon/icon.tsx';
import { PageHead } from '../ui/shell/page-head.tsx';
import { SummaryList } from '../ui/summary-list/summary-list.tsx';
import { READERS } from './ops-roles.ts';
import { opsTexts } from './ops-texts.ts';

/** «инспектор, поддержка» */
export function useRoleWords(): (roles: readonly string[]) => string {
  const t = useTexts(opsTexts);
  return (roles) => roles.map((role) => t.roles[role] ?? role).join(', ');
}

interface NoRightProps {
  roles: readonly string[];
  /** Whom the page serves. */
  needed?: readonly string[];
}

/** Somebody of the staff without the right, or a citizen who came by mistake. */
export function NoRightPage({ roles, needed = READERS }: NoRightProps) {
  const t = useTexts(opsTexts);
  const words = useRoleWords();
  const isStaff = roles.length > 0;
  const title = isStaff ? t.noRightTitle : t.strangerTitle;
  useTitle(title);
  const rows = [
    { label: t.needed, value: words(needed) },
    { label: t.yours, value: isStaff ? words(roles) : t.none },
  ];
  return (
    <>
      <PageHead title={title} lead={isStaff ? t.noRightText : t.strangerText} />
      <Card>
        <SummaryList rows={rows} />
        {isStaff ? null : (
          <div>
            <LinkButton href="/fl">{t.toCabinet}</LinkButton>
          </div>
        )}
      </Card>
    </>
  );
}

export function OpsAbsentPage() {
  const t = useTexts(opsTexts);
  useTitle(t.absentTitle);
  return (
    <>
      <PageHead title={t.absentTitle} />
      <Card>
        <Empty
          icon={SearchX}
          title={t.absentText}
          action={<LinkButton href="/ops">{t.toAlerts}</LinkButton>}
        />
      </Card>
    </>
  );
}
