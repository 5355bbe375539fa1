import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import {
  CircleAlert,
  CircleCheck,
  CircleX,
  Clock,
  Icon,
  type LucideIcon,
  PiggyBank,
  Wallet,
} from '../icon/icon.tsx';
import type { StatusIcon, StatusTone } from '../status.ts';
import css from './status-tag.module.css';

const ICONS: Record<StatusIcon, LucideIcon> = {
  wallet: Wallet,
  kept: PiggyBank,
  part: Clock,
  done: CircleCheck,
  late: CircleAlert,
  wait: Clock,
  refused: CircleX,
};

interface StatusTagProps {
  tone: StatusTone;
  icon?: StatusIcon;
  children: ReactNode;
}

/** Icon, word and colour, never colour alone. */
export function StatusTag({ tone, icon, children }: StatusTagProps) {
  return (
    <span className={classes(css.tag, css[tone])}>
      {icon === undefined ? null : <Icon of={ICONS[icon]} size={15} />}
      {children}
    </span>
  );
}
