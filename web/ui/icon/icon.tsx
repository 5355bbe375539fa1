// The icons of the product, always beside a word and therefore hidden from screen readers.
import type { LucideIcon } from 'lucide-react';

export {
  ArrowDown,
  ArrowUp,
  ArrowUpDown,
  Bell,
  Building2,
  CalendarDays,
  Car,
  Check,
  CheckCheck,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  CircleCheck,
  CircleX,
  Clock,
  CreditCard,
  Download,
  ExternalLink,
  Eye,
  EyeOff,
  FileText,
  House,
  Info,
  Landmark,
  LogOut,
  Map,
  Minus,
  PiggyBank,
  Plus,
  Printer,
  QrCode,
  ReceiptText,
  RefreshCw,
  SearchX,
  ShieldAlert,
  SlidersHorizontal,
  TriangleAlert,
  User,
  Wallet,
  X,
} from 'lucide-react';

export function Icon({ of: Drawing, size = 20 }: { of: LucideIcon; size?: number }) {
  // Sizes grow with the text of the person, so they are rem as well.
  const side = `${size / 16}rem`;
  return (
    <Drawing
      aria-hidden="true"
      focusable="false"
      width={side}
      height={side}
      strokeWidth={1.9}
      style={{ flex: 'none' }}
    />
  );
}
export type { LucideIcon } from 'lucide-react';
