// The identity pages.
import '../ui/tokens/base.css';
