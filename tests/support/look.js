/**
 * What a page shows, and in which colours, as two hashes: everything that rules of axe-core look at, except where things
 * stand. The body's own attributes are left out, because they name the palette.
 */
async () => {
  const COLOURS = [
    "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow", "clipPath",
    "fontSize", "fontWeight", "textDecoration", "borderBottom", "outline", "position", "float", "zIndex", "overflow",
  ];
  const shown = [];
  const colours = [];

  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const addShown = (element) => {
    shown.push(element.tagName, isShown(element), element.value, element.checked, element.open);
    shown.push(...[...element.attributes].map(({ name, value }) => `${name}=${value}`));
    shown.push(...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data));
  };
  const addColours = (element) => {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      colours.push(style.content, ...COLOURS.map((name) => style[name]));
    }
  };
  const hashed = async (parts) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(parts.join("\u0000")));
    return String(new Uint8Array(bytes));
  };

  for (const element of document.body.querySelectorAll("*")) {
    addShown(element);
    if (isShown(element)) addColours(element);
  }
  addColours(document.body);
  return [await hashed(shown), await hashed(colours)];
}
