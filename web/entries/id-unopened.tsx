// The code of the page did not come: the network is lost, or an old page asks a newer build.
import { useTexts } from '../language.ts';
import { LightPage } from '../light/light-page.tsx';
import { Button } from '../ui/button/button.tsx';
import { idTexts } from './id-texts.ts';

export function UnopenedPage() {
  const t = useTexts(idTexts);
  return (
    <LightPage title={t.unopened} lead={t.unopenedLead} hasErrors>
      <p>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </p>
    </LightPage>
  );
}
