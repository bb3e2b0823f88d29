import { Environment } from '@marcbachmann/cel-js'
import { Budget } from './budget.ts'
import { limitWork } from './work.ts'

/** What an expression sees. */
export interface Seen {
  readonly topic: string
  readonly levels: readonly string[]
  /** Null where the payload is none. */
  readonly json: unknown
  readonly text: string
  readonly hex: string
}

export type Evaluated =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'mapping-too-long' | 'mapping-no-such-key' | 'mapping-failed' }

/** What one for an order sees: whom it is for, and the order. */
export interface SeenOrder {
  readonly device: string
  /** Null where only the topic is asked for. */
  readonly order: unknown
}

/** Throws in words, with the place, where it is no expression. `setting`: what it is called in the form. */
export function compile(source: string, setting = 'expression'): (seen: Seen, size: number) => Evaluated {
  return compiled(source, setting, MESSAGE)
}

/** Of which type all that it gives is; `dyn` where that depends on what comes. Nothing where it is no expression. */
export function typeGiven(source: string): string | undefined {
  try {
    return String(environment(MESSAGE).parse(source).check().type)
  } catch {
    return undefined
  }
}

export function compileForOrder(
  source: string,
  setting: string,
): (seen: SeenOrder, size: number) => Evaluated {
  return compiled(source, setting, ORDER)
}

type Variables = Readonly<Record<string, string>>
const MESSAGE: Variables = {
  ...{ topic: 'string', levels: 'list<string>', json: 'dyn', text: 'string', hex: 'string' },
}
const ORDER: Variables = { device: 'string', order: 'dyn' }

function compiled(source: string, setting: string, variables: Variables) {
  if (source.trim() === '') throw new Error(`${setting}: missing`)
  try {
    return checked(source, variables)
  } catch (error) {
    throw new Error(`${setting}: ${(error as Error).message}`)
  }
}

function checked(source: string, variables: Variables): (seen: object, size: number) => Evaluated {
  const parsed = saying(source, () => environment(variables).parse(source))
  refuseForbidden(source, parsed.ast)
  const { valid, error } = parsed.check()
  if (!valid) throw faultAt(source, error)
  const budget = new Budget(STEPS_MAX)
  let inputSize = 0
  limitWork(parsed.ast as never, budget, () => inputSize)
  return (seen, size) => {
    inputSize = size
    budget.begin()
    return evaluated(() => parsed(seen as never), budget)
  }
}

function evaluated(run: () => unknown, budget: Budget): Evaluated {
  try {
    const value = run()
    // Some expressions go on after a fault of a part.
    return budget.isOverdrawn ? { ok: false, reason: 'mapping-too-long' } : { ok: true, value }
  } catch (error) {
    if (budget.isOverdrawn) return { ok: false, reason: 'mapping-too-long' }
    const isKey = (error as { code?: unknown } | undefined)?.code === 'no_such_key'
    return { ok: false, reason: isKey ? 'mapping-no-such-key' : 'mapping-failed' }
  }
}

function environment(variables: Variables): Environment {
  const made = new Environment({
    ...{ homogeneousAggregateLiterals: false, enableOptionalTypes: true },
    limits: {
      maxAstNodes: 1_000,
      maxDepth: 50,
      maxListElements: 200,
      maxMapEntries: 200,
      maxCallArguments: 8,
    },
  })
  for (const [name, type] of Object.entries(variables)) made.registerVariable(name, type)
  made.registerFunction('number(string): double', word => numberIn(word, 10))
  made.registerFunction('unsigned(string): double', digits => numberIn(digits, 16))
  made.registerFunction('signed(string): double', digits => signedIn(digits))
  // Numbers of JSON are doubles, those that one writes are whole: nobody should have to know.
  for (const [operator, of] of ARITHMETIC)
    for (const types of [`double ${operator} int`, `int ${operator} double`])
      made.registerOperator(types, (a, b) => of(Number(a), Number(b)))
  return made
}

const ARITHMETIC: readonly (readonly [string, (a: number, b: number) => number])[] = [
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
]

function numberIn(word: string, base: 10 | 16): number {
  const fits = base === 16 ? /^[\da-f]{1,12}$/i.test(word) : /^\s*[+-]?[\d.]{1,20}\s*$/.test(word)
  const value = fits ? (base === 16 ? Number.parseInt(word, 16) : Number(word)) : Number.NaN
  if (Number.isNaN(value)) throw new Error('no number')
  return value
}

function signedIn(digits: string): number {
  const value = numberIn(digits, 16)
  const span = 16 ** digits.length
  return value >= span / 2 ? value - span : value
}

/**
 * A pattern can be made to take hours for a short text, and nothing can stop it. A time of day in a named zone costs so much
 * that a list of them would hold everything up.
 */
function refuseForbidden(source: string, node: unknown): void {
  if (Array.isArray(node)) for (const each of node) refuseForbidden(source, each)
  if (node === null || typeof node !== 'object' || !('op' in node) || !('args' in node)) return
  const { op, args } = node as { readonly op: string; readonly args: readonly unknown[] }
  if (op === 'rcall' || op === 'call') {
    const [name, , given = []] = args as [string, unknown, readonly unknown[] | undefined]
    const isZoned = op === 'rcall' && name.startsWith('get') && given.length > 0
    if (name === 'matches' || isZoned)
      throw faultAt(source, { summary: `${name} is not available here`, range: rangeOf(node) })
  }
  refuseForbidden(source, args)
}

const rangeOf = (node: object) => ({ start: (node as { readonly start?: number }).start ?? 0 })

function saying<T>(source: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw faultAt(source, error)
  }
}

function faultAt(source: string, error: unknown): Error {
  const { summary, message, range } = (error ?? {}) as {
    readonly summary?: string
    readonly message?: string
    readonly range?: { readonly start: number }
  }
  const before = source.slice(0, range?.start ?? 0).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return new Error(`line ${before.length}, column ${column}: ${summary ?? message ?? 'not understood'}`)
}

/** Some ten milliseconds. */
export const STEPS_MAX = 100_000
