/** The nearest known word to a wrong one, as Python's `difflib.get_close_matches` finds it (`macros/errors.py`). */

const CUTOFF = 0.6;

/**
 * Returns a German half sentence that names the nearest known word, or an empty string.
 * @param {string} word
 * @param {Iterable<string>} known
 */
export function nearest(word, known) {
  const letters = [...word];
  let [best, likeness] = ["", CUTOFF];
  for (const candidate of [...known].sort()) {
    const ratio = likenessOf([...candidate], letters);
    if (ratio >= likeness) [best, likeness] = [candidate, ratio];
  }
  return best ? `Meinten Sie „${best}“?` : "";
}

/**
 * @param {string[]} left
 * @param {string[]} right
 */
function likenessOf(left, right) {
  const total = left.length + right.length;
  if ((2 * Math.min(left.length, right.length)) / total < CUTOFF) return 0;
  return (2 * matching(left, right)) / total;
}

/**
 * Counts letters in the longest common run and, again, before and after it.
 * @param {string[]} left
 * @param {string[]} right
 * @returns {number}
 */
function matching(left, right) {
  const [start, other, size] = longestRun(left, right);
  if (!size) return 0;
  const before = matching(left.slice(0, start), right.slice(0, other));
  return before + size + matching(left.slice(start + size), right.slice(other + size));
}

/**
 * Returns where the longest run starts in both, and its length; the first one of several.
 * @param {string[]} left
 * @param {string[]} right
 * @returns {[number, number, number]}
 */
function longestRun(left, right) {
  /** @type {[number, number, number]} */
  let best = [0, 0, 0];
  let runs = new Map();
  left.forEach((letter, i) => {
    const next = new Map();
    right.forEach((other, j) => {
      if (letter !== other) return;
      const size = (runs.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best[2]) best = [i - size + 1, j - size + 1, size];
    });
    runs = next;
  });
  return best;
}
