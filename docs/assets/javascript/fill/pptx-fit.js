/** Makes type on slides as small as its words need, by the areas that shapes and tables state; twin of pptx_fit.py. */

import { marked } from "./pptx-xml.js";
import { fittingRows, fittingScale, total } from "./slide-fit.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

/** @param {XmlElement} root of a slide: one scale for text shapes of one size, sizes and heights of every table */
export function settleSizes(root) {
  /** @type {Map<number, XmlElement[]>} */
  const shapes = new Map();
  for (const mark of root.elements("z:flaeche")) {
    const size = Number(mark.get("groesse") ?? "20");
    const holder = marked(mark);
    if (holder.key === "p:graphicFrame") settleTable(holder, size, Number(mark.get("hoehe") ?? "0"));
    else shapes.set(size, [...(shapes.get(size) ?? []), holder]);
  }
  for (const [size, alike] of shapes) settleShapes(alike, size);
}

/** @param {XmlElement[]} shapes @param {number} size */
function settleShapes(shapes, size) {
  const scale = Math.min(...shapes.map((shape) => scaleOf(shape, size)));
  for (const shape of shapes) {
    const followsLayout = scale === 100 && shape.elements("p:ph").length > 0;
    for (const look of shape.elements("a:rPr", "a:endParaRPr")) {
      look.drop("sz");
      if (!followsLayout) look.set("sz", String(size * scale)); // LibreOffice reckons a scale of its own for each shape
    }
  }
}

/** @param {XmlElement} shape @param {number} size */
function scaleOf(shape, size) {
  const extent = shape.child("p:spPr", "a:xfrm", "a:ext");
  if (!extent) return 100;
  const isTitle = shape.elements("p:ph").some((place) => ["title", "ctrTitle"].includes(place.get("type") ?? ""));
  const samples = samplesOf(shape, isTitle);
  return fittingScale(samples, size, Number(extent.get("cx") ?? "0"), Number(extent.get("cy") ?? "0"));
}

/** @param {XmlElement} frame @param {number} size @param {number} height */
function settleTable(frame, size, height) {
  const widths = frame.elements("a:gridCol").map((column) => Number(column.get("w") ?? "0"));
  const rows = frame.elements("a:tr");
  const cells = rows.map((row) => row.children.filter(({ key }) => key === "a:tc").map((cell) => samplesOf(cell, false)));
  const { scale, heights } = fittingRows(cells, widths, size, height);
  rows.forEach((row, index) => row.set("h", String(heights[index])));
  for (const look of frame.elements("a:rPr", "a:endParaRPr")) look.set("sz", String(size * scale));
  frame.child("p:xfrm", "a:ext")?.set("cy", String(total(heights)));
}

/** @param {XmlElement} holder @param {boolean} bold */
function samplesOf(holder, bold) {
  return holder.elements("a:p").map((item) => sampleOf(item, bold));
}

/** @param {XmlElement} paragraph @param {boolean} bold @returns {import("./slide-fit.js").Sample} */
function sampleOf(paragraph, bold) {
  const look = paragraph.child("a:pPr");
  const isItem = !!look && !look.child("a:buNone") && look.get("marL") !== "0";
  const text = paragraph.elements("a:t", "a:br").map((item) => (item.key === "a:br" ? "\n" : item.text)).join("");
  return { text, indent: Number(look?.get("lvl") ?? "0") + Number(isItem), bold };
}
