/** Makes tables of data sheets sortable and filterable; what that needs is loaded only where such a table stands. */

/** @param {Document} page */
export async function start(page) {
  const tables = /** @type {NodeListOf<HTMLTableElement>} */ (page.querySelectorAll("table[data-datenblatt]"));
  if (tables.length === 0) return;
  const { SheetTable } = await import("./tables/sheet-table.js");
  for (const name of new Set([...tables].map((table) => table.dataset.datenblatt))) {
    const sheet = new SheetTable([...tables].filter((table) => table.dataset.datenblatt === name));
    page.addEventListener("zwillingsbaukasten:text", () => sheet.apply());
    window.addEventListener("beforeprint", () => sheet.restoreOrder());
    window.addEventListener("afterprint", () => sheet.apply());
  }
}
