/** When work packages can begin and must end, in whole weeks; twin of `macros/schedule.py`. */

/**
 * @typedef {object} Task  a piece of work: how many weeks it takes, and which others must be done before it begins
 * @property {string} id
 * @property {number} weeks
 * @property {string[]} after
 *
 * @typedef {object} Slot  when a task can take place: weeks since the start, the end not included; `latest…` delay
 *   nothing else
 * @property {number} start
 * @property {number} end
 * @property {number} latestStart
 * @property {number} latestEnd
 * @property {number} slack  by how many weeks the task may be late without delaying the whole
 */

/**
 * Returns the slot of every task by id, in the order given; `after` may name known tasks only, without a circle.
 * @param {Task[]} tasks
 * @returns {Map<string, Slot>}
 */
export function schedule(tasks) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const order = inOrder(byId);
  const ends = endsOf(order);
  const whole = Math.max(0, ...ends.values());
  const latest = latestEndsOf(order, whole);
  return new Map([...byId].map(([id, task]) => [id, slotOf(task.weeks, of(ends, id), of(latest, id))]));
}

/**
 * Returns the tasks so that each stands behind those that it needs.
 * @param {Map<string, Task>} tasks
 * @returns {Task[]}
 */
function inOrder(tasks) {
  const missing = new Map([...tasks].map(([id, task]) => [id, task.after.length]));
  /** @type {Map<string, Task[]>} */
  const following = new Map([...tasks.keys()].map((id) => [id, []]));
  for (const task of tasks.values()) for (const other of task.after) of(following, other).push(task);
  const ready = [...tasks.values()].filter((task) => task.after.length === 0);
  for (const { id } of ready) { // grows while it is read
    for (const other of of(following, id)) {
      missing.set(other.id, of(missing, other.id) - 1);
      if (missing.get(other.id) === 0) ready.push(other);
    }
  }
  return ready;
}

/** @param {Task[]} order @returns {Map<string, number>} */
function endsOf(order) {
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const { id, weeks, after } of order) ends.set(id, Math.max(0, ...after.map((other) => of(ends, other))) + weeks);
  return ends;
}

/** @param {Task[]} order @param {number} whole @returns {Map<string, number>} */
function latestEndsOf(order, whole) {
  const latest = new Map(order.map(({ id }) => [id, whole]));
  for (const { id, weeks, after } of [...order].reverse()) {
    const start = of(latest, id) - weeks;
    for (const other of after) latest.set(other, Math.min(of(latest, other), start));
  }
  return latest;
}

/** @param {number} weeks @param {number} end @param {number} latestEnd @returns {Slot} */
function slotOf(weeks, end, latestEnd) {
  return { start: end - weeks, end, latestStart: latestEnd - weeks, latestEnd, slack: latestEnd - end };
}

/**
 * Returns what a map is known to hold; throws where a plan names what it does not have.
 * @template Value
 * @param {Map<string, Value>} map
 * @param {string} key
 * @returns {Value}
 */
function of(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the plan has no task "${key}", or a circle leads to it`);
  return value;
}
