import type { Budget } from './budget.ts'

interface Node {
  readonly op: string
  evaluate(evaluator: Evaluator, node: Node, context: unknown): unknown
}

interface Evaluator {
  run(node: Node, context: unknown): unknown
}

/**
 * Charges each step that the expression takes, and for the size of what comes of it: a comprehension in a comprehension is cut
 * short in the middle, and so is a text that is made longer and longer. The library has no such limit; it evaluates every
 * node by `run` of its evaluator, which the root node is given. `mapping.test.ts` fails where that is so no more.
 */
export function limitWork(root: Node, budget: Budget, inputSize: () => number): void {
  const evaluate = root.evaluate
  let isLimited = false
  root.evaluate = (evaluator, node, context) => {
    if (!isLimited) limit(evaluator, budget, inputSize)
    isLimited = true
    budget.charge(1)
    return evaluate.call(node, evaluator, node, context)
  }
}

function limit(evaluator: Evaluator, budget: Budget, inputSize: () => number): void {
  const run = evaluator.run
  evaluator.run = (node, context) => {
    budget.charge(COST_OF[node.op] ?? 1)
    const value = run.call(evaluator, node, context)
    budget.charge(sizeOf(value, node.op, inputSize) / SIZE_PER_STEP)
    return value
  }
}

/** Calls may look at all of a text, or of the calendar. */
const COST_OF: Readonly<Record<string, number>> = { call: 10, rcall: 10 }
const SIZE_PER_STEP = 64

/** Of an object it is not looked for; what compares objects may have compared all that came in. */
function sizeOf(value: unknown, op: string, inputSize: () => number): number {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length
  return COMPARES.has(op) ? inputSize() / COMPARED_PARTS : 0
}

const COMPARES: ReadonlySet<string> = new Set(['==', '!=', 'in'])
/** Most comparisons are of a word or a number. */
const COMPARED_PARTS = 16
