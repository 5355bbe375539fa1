import { HomePage } from '../features/home/home-page.tsx';
import { useSession } from '../features/session/session.ts';

export function AppHome() {
  return <HomePage firstName={useSession().data?.name.first ?? ''} />;
}
