import { useEffect } from 'react';
import type { Examples } from '../examples.ts';
import { toast } from './toast.ts';
import { Toaster } from './toaster.tsx';

function Said() {
  useEffect(() => toast('Ссылка скопирована'), []);
  return <Toaster />;
}

export const apart: Examples = { Toaster: { 'says something': Said } };
