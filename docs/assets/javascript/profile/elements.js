/** Makes the elements of the panel; what people typed is only ever text, never markup. */

/**
 * @typedef {object} Question  one labelled input with its help and the message about it
 * @property {HTMLElement} element
 * @property {(message: string) => void} tell  shows what is wrong with the answer, "" takes it back
 */

let count = 0;

/** Returns an id that no other element of the page has. @param {string} [word] */
export function freshId(word = "teil") {
  count += 1;
  return `profil-${word}-${count}`;
}

/**
 * Returns a new element; names with a hyphen, `role` and `for` are attributes, `on` holds listeners, the rest properties.
 * @param {string} tag
 * @param {Record<string, any>} [settings]
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, { on = {}, ...settings } = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children);
  return element;
}

/**
 * @param {string} label
 * @param {() => void} click
 * @param {Record<string, any>} [settings]
 * @returns {HTMLButtonElement}
 */
export function button(label, click, settings = {}) {
  return make("button", { type: "button", className: "knopf leise", on: { click }, ...settings }, label);
}

/**
 * Returns a label above an input, with room for a message.
 * @param {string} label
 * @param {HTMLElement} input
 * @param {{help?: string, unit?: string, name?: string}} [more]  `name` finds the question again
 * @returns {Question}
 */
export function question(label, input, { help = "", unit = "", name = "" } = {}) {
  input.id ||= freshId();
  const parts = [make("label", { for: input.id }, label)];
  if (help) parts.push(make("p", { id: `${input.id}-hilfe`, className: "hilfe" }, help));
  parts.push(unit ? make("span", { className: "mit-einheit" }, input, make("span", {}, unit)) : input);
  const element = make("div", { className: "frage" }, ...parts);
  if (name) element.dataset.frage = name;
  return { element, tell: messenger(element, input, help ? `${input.id}-hilfe` : "") };
}

/**
 * Returns choices of which one holds.
 * @param {string} legend
 * @param {[string, string][]} options  value and label
 * @param {(value: string) => void} choose
 * @param {{help?: string, name?: string}} [more]
 * @returns {{element: HTMLElement, set: (value: string) => void, relabel: (labels: Record<string, string>) => void}}
 */
export function radios(legend, options, choose, { help = "", name = "" } = {}) {
  const group = freshId("wahl");
  const element = make("fieldset", { className: "frage wahl" }, make("legend", {}, legend));
  if (name) element.dataset.frage = name;
  if (help) {
    element.append(make("p", { id: `${group}-hilfe`, className: "hilfe" }, help));
    element.setAttribute("aria-describedby", `${group}-hilfe`);
  }
  for (const [value, label] of options) {
    const input = make("input", { type: "radio", name: group, value, on: { change: () => choose(value) } });
    element.append(make("label", {}, input, make("span", {}, label)));
  }
  const inputs = () => [...element.querySelectorAll("input")];
  return {
    element,
    set: (value) => inputs().forEach((input) => (input.checked = input.value === value)),
    relabel: (labels) =>
      inputs().forEach((input) => (input.nextElementSibling.textContent = labels[input.value] ?? input.value)),
  };
}

/**
 * Fills a select, keeping its choice.
 * @param {HTMLSelectElement} select
 * @param {string[][]} options  value, label and, where there are groups, the name of the group
 */
export function fillSelect(select, options) {
  const now = JSON.stringify(options);
  if (select.dataset.optionen === now) return;
  select.dataset.optionen = now;
  const chosen = select.value;
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map([["", select]]);
  select.replaceChildren();
  for (const [value, label, group = ""] of options) {
    if (!groups.has(group)) {
      groups.set(group, make("optgroup", { label: group }));
      select.append(/** @type {HTMLElement} */ (groups.get(group)));
    }
    groups.get(group)?.append(make("option", { value }, label));
  }
  select.value = options.some(([value]) => value === chosen) ? chosen : (options[0]?.[0] ?? "");
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} input
 * @param {string} helpId
 * @returns {(message: string) => void}
 */
function messenger(element, input, helpId) {
  const fault = make("p", { id: `${input.id}-fehler`, className: "fehler", hidden: true });
  element.append(fault);
  const describe = () => {
    const ids = [helpId, fault.hidden ? "" : fault.id].filter(Boolean).join(" ");
    if (ids) input.setAttribute("aria-describedby", ids);
    else input.removeAttribute("aria-describedby");
  };
  describe();
  return (message) => {
    fault.textContent = message;
    fault.hidden = !message;
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    describe();
  };
}
