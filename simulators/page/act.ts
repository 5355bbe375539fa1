// A button or form of the page is one call of the stand's API, sent by the page's script.
import { html, type Html } from './html.ts';

export interface Act {
  method: 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Fixed part of the body, as JSON. */
  body?: object;
  /** What the page says when it is done. */
  done: string;
}

/** Attributes of a form that makes this call; its own fields join the body. */
export const actAttributes = (act: Act): Html =>
  html`class="act" data-method="${act.method}" data-path="${act.path}" data-done="${act.done}"
  data-body="${JSON.stringify(act.body ?? {})}"`;

export interface Button extends Act {
  label: string;
  /** Says which of many equal buttons this is. */
  about?: string;
  look?: 'primary' | 'secondary';
}

/** A form of nothing but its button. */
export function actButton(button: Button): Html {
  const name = button.about === undefined ? button.label : `${button.label}: ${button.about}`;
  return html`<form ${actAttributes(button)}>
    <button class="${button.look ?? 'secondary'}" type="submit" aria-label="${name}">
      ${button.label}
    </button>
  </form>`;
}
