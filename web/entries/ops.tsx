// The back office.
import '../ui/tokens/base.css';
