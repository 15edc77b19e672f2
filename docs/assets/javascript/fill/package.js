/** ZIP containers as maps from part name to bytes: bounded reading, reproducible writing. */

/** What a package of ours may have, as macros/documents/container.py says. */
export const LIMITS = { bytes: 64 * 1024 * 1024, parts: 500, inflated: 64 * 1024 * 1024 };

const DAMAGED = "Die Datei ist beschädigt oder keine Office-Datei.";
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DAY = 0x21; // 1 January 1980, the first day that a ZIP knows
const UNIX = 3 << 8;
const MODE = (0o100644 << 16) >>> 0;
const UTF8_NAMES = 0x0800;
export const ENCRYPTED = 1;
export const STORED = 0;
export const DEFLATED = 8;
const COMPACT = /^mimetype$|\.(docx|odt|pptx|png|jpe?g)$/; // deflating these gains nothing, and mimetype must stay plain
// a deflated entry between these is a gzip file, whose check sum the browser computes faster than we can
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const GZIP_TAIL = 8;
const SLICE = 16384; // bytes given to the browser at a time, so that a bomb is noticed before it has grown
const CRC = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A file that cannot be read or filled; the message is German and for people. */
export class PackageError extends Error {}

/** @typedef {{bytes: number, parts: number, inflated: number}} Limits */
/** @typedef {{view: DataView, count: number, start: number}} Directory */
/** @typedef {{name: string, flags: number, method: number, crc: number, packed: number, size: number, local: number}} Header */

/** One entry of a ZIP as it lies there; what nobody changes is neither inflated nor deflated again. */
export class Entry {
  /** @param {{method: number, crc: number, size: number, packed: Uint8Array}} fields */
  constructor({ method, crc, size, packed }) {
    this.method = method;
    this.crc = crc;
    this.size = size;
    this.packed = packed;
  }

  /** @param {number} limit @returns {Promise<Uint8Array>} the content; throws PackageError where it is damaged or larger */
  async content(limit = LIMITS.inflated) {
    if (this.method === DEFLATED) return inflated(this, limit);
    const { packed, size, crc } = this;
    if (packed.length > limit) throw tooLarge(limit);
    if (packed.length !== size || crc32(packed) !== crc) throw new PackageError(DAMAGED);
    return packed;
  }
}

/**
 * Returns the entries of a ZIP package in their order without inflating any of them.
 * @param {Uint8Array} bytes
 * @param {Limits} [limits]
 * @returns {Map<string, Entry>}
 */
export function openZip(bytes, limits = LIMITS) {
  if (bytes.length > limits.bytes) throw tooLarge(limits.bytes);
  try {
    return entriesOf(bytes, limits);
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError(DAMAGED); // an offset beyond the end
  }
}

/**
 * Returns where the directory of a ZIP package lies, which a comment may follow; throws PackageError where there is none.
 * @param {Uint8Array} bytes
 * @returns {Directory}
 */
export function directoryOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let place = bytes.length - 22; place >= 0 && place > bytes.length - 65558; place -= 1) {
    if (view.getUint32(place, true) === END) {
      return { view, count: view.getUint16(place + 10, true), start: view.getUint32(place + 16, true) };
    }
  }
  throw new PackageError(DAMAGED);
}

/** @param {Directory} directory @returns {Header[]} what it says of each entry; throws where it is damaged */
export function headersOf({ view, count, start }) {
  const headers = [];
  for (let place = start; headers.length < count; ) {
    if (view.getUint32(place, true) !== CENTRAL) throw new PackageError(DAMAGED);
    const [flags, method] = [view.getUint16(place + 8, true), view.getUint16(place + 10, true)];
    const [crc, packed, size, local] = [16, 20, 24, 42].map((at) => view.getUint32(place + at, true));
    const [title, extra, comment] = [28, 30, 32].map((at) => view.getUint16(place + at, true));
    const name = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(view.buffer, view.byteOffset + place + 46, title));
    headers.push({ name, flags, method, crc, packed, size, local });
    place += 46 + title + extra + comment;
  }
  return headers;
}

/**
 * Returns a ZIP package with fixed dates, in the order of the parts; `mimetype` is stored.
 * @param {Iterable<[string, Uint8Array | Entry]>} parts
 * @returns {Promise<Uint8Array>}
 */
export async function writeZip(parts) {
  const chunks = [];
  const directory = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const entry = part instanceof Entry ? part : await pack(name, part);
    const title = new TextEncoder().encode(name);
    const header = localHeader(entry, title);
    chunks.push(header, entry.packed);
    directory.push(centralHeader(entry, title, offset));
    offset += header.length + entry.packed.length;
  }
  return joined([...chunks, ...directory, endOf(directory, offset)]);
}

/** @param {string} name @param {Uint8Array} content */
async function pack(name, content) {
  const size = content.length;
  if (COMPACT.test(name)) return new Entry({ method: STORED, crc: crc32(content), size, packed: content });
  const file = await through(new CompressionStream("gzip"), content);
  const crc = new DataView(file.buffer).getUint32(file.length - GZIP_TAIL, true);
  return new Entry({ method: DEFLATED, crc, size, packed: file.subarray(GZIP_HEADER.length, -GZIP_TAIL) });
}

/** @param {Uint8Array} bytes @param {Limits} limits */
function entriesOf(bytes, limits) {
  const directory = directoryOf(bytes);
  if (directory.count > limits.parts) {
    throw new PackageError(`Die Datei hat mehr als ${limits.parts} Bestandteile und wird nicht gelesen.`);
  }
  const entries = new Map();
  for (const header of headersOf(directory)) {
    if (entries.has(header.name)) throw new PackageError(DAMAGED);
    const entry = entryOf(header, bytes, directory.view);
    if (!header.name.endsWith("/")) entries.set(header.name, entry);
  }
  return entries;
}

/** @param {Header} header @param {Uint8Array} bytes @param {DataView} view */
function entryOf({ flags, method, crc, packed, size, local }, bytes, view) {
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const isReadable = view.getUint32(local, true) === LOCAL && start + packed <= bytes.length;
  if (!isReadable || flags & ENCRYPTED || ![STORED, DEFLATED].includes(method)) throw new PackageError(DAMAGED);
  return new Entry({ method, crc, size, packed: bytes.subarray(start, start + packed) });
}

/** @param {Entry} entry @param {number} limit @returns {Promise<Uint8Array>} its content; the browser holds it to sum and size */
async function inflated({ packed, crc, size }, limit) {
  const file = joined([GZIP_HEADER, packed, record([[4, crc], [4, size]])]);
  try {
    return await through(new DecompressionStream("gzip"), file, limit);
  } catch (error) {
    throw error instanceof PackageError ? error : new PackageError(DAMAGED);
  }
}

/** @param {GenericTransformStream} stream @param {Uint8Array} bytes @param {number} [limit] of what comes out */
async function through(stream, bytes, limit = Infinity) {
  const [whole] = await Promise.all([drained(stream.readable.getReader(), limit), fed(stream.writable.getWriter(), bytes)]);
  return whole;
}

/** @param {WritableStreamDefaultWriter} writer @param {Uint8Array} bytes */
async function fed(writer, bytes) {
  for (let place = 0; place < bytes.length; place += SLICE) await writer.write(bytes.subarray(place, place + SLICE));
  await writer.close();
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {number} limit */
async function drained(reader, limit) {
  const chunks = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    chunks.push(step.value);
    size += step.value.length;
    if (size > limit) {
      reader.cancel();
      throw tooLarge(limit);
    }
  }
  return joined(chunks);
}

/** @param {number} limit */
function tooLarge(limit) {
  return new PackageError(`Die Datei ist entpackt größer als ${Math.round(limit / 1048576)} MB und wird nicht gelesen.`);
}

/** @param {Entry} entry @param {Uint8Array} title */
function localHeader(entry, title) {
  return record([[4, LOCAL], [2, 20], ...common(entry, title), [2, 0]], title);
}

/** @param {Entry} entry @param {Uint8Array} title @param {number} offset */
function centralHeader(entry, title, offset) {
  const more = [[2, 0], [2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]];
  return record([[4, CENTRAL], [2, UNIX | 20], [2, 20], ...common(entry, title), ...more], title);
}

/** @param {Entry} entry @param {Uint8Array} title */
function common({ method, crc, size, packed }, title) {
  const flags = title.some((byte) => byte > 0x7f) ? UTF8_NAMES : 0;
  return [[2, flags], [2, method], [2, 0], [2, DAY], [4, crc], [4, packed.length], [4, size], [2, title.length]];
}

/** @param {Uint8Array[]} directory @param {number} offset */
function endOf(directory, offset) {
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const counts = [[2, directory.length], [2, directory.length]];
  return record([[4, END], [2, 0], [2, 0], ...counts, [4, size], [4, offset], [2, 0]]);
}

/** @param {number[][]} numbers width (2 or 4) and value of each @param {Uint8Array} tail @returns {Uint8Array} */
function record(numbers, tail = new Uint8Array()) {
  const bytes = new Uint8Array(numbers.reduce((sum, [width]) => sum + width, tail.length));
  const view = new DataView(bytes.buffer);
  let place = 0;
  for (const [width, value] of numbers) {
    if (width === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value, true);
    place += width;
  }
  bytes.set(tail, place);
  return bytes;
}

/** @param {Uint8Array[]} chunks @returns {Uint8Array} */
function joined(chunks) {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes @returns {number} */
function crc32(bytes) {
  let value = -1;
  for (let place = 0; place < bytes.length; place += 1) value = CRC[(value ^ bytes[place]) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}
