type Next<Node> = (node: Node) => readonly Node[];

/** A cycle of nodes, each with the following one among its `next`; null without a cycle. */
export function findCycle<Node>(nodes: Iterable<Node>, next: Next<Node>): Node[] | null {
  const finished = new Set<Node>();
  for (const start of nodes) {
    const cycle = finished.has(start) ? null : findCycleFrom(start, next, finished);
    if (cycle !== null) {
      return cycle;
    }
  }
  return null;
}

/** Not recursive: a chain of revisions can be longer than the call stack is deep. */
function findCycleFrom<Node>(start: Node, next: Next<Node>, finished: Set<Node>): Node[] | null {
  const path = new Set([start]);
  const stack = [{ node: start, rest: next(start).values() }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { value, done } = top.rest.next();
    if (done === true) {
      stack.pop();
      path.delete(top.node);
      finished.add(top.node);
    } else if (path.has(value)) {
      const ring = [...path];
      return ring.slice(ring.indexOf(value));
    } else if (!finished.has(value)) {
      path.add(value);
      stack.push({ node: value, rest: next(value).values() });
    }
  }
  return null;
}
