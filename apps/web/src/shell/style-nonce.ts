/**
 * The page's policy runs no style that does not bear its nonce, and no `style` attribute that was written as text. The component library makes styles
 * in several places, some of which know no nonce; so the element itself gets it as it is made, and the text area that measures a growing one takes its
 * style as properties. Only scripts of the server itself run here, and they may make styles: nothing is opened by it.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const make = document.createElement.bind(document);

function measured(area: HTMLTextAreaElement): void {
  const set = area.setAttribute.bind(area);
  area.setAttribute = (name, value) => {
    if (name === 'style') area.style.cssText = value;
    else set(name, value);
  };
}

document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = make(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  else if (element instanceof HTMLTextAreaElement) measured(element);
  return element;
}) as typeof document.createElement;
