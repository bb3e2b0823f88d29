/** One call as strace saw it. */
export interface SystemCall {
  readonly name: string
  /** What the first argument's descriptor stands for: a path, `socket:[710117]`. */
  readonly target: string
  /** As strace wrote them. */
  readonly args: string
  readonly result: number
  /** Places in the one order of all entries and returns, of all threads. */
  readonly enteredAt: number
  readonly returnedAt: number
}

/** How to have the calls of a program written to a file; the program stays the direct child of whoever starts it. */
export const straceArguments = (calls: readonly string[], file: string): string[] => [
  ...['strace', '--daemonize=grandchild', '--follow-forks', '--decode-fds=path', '--no-abbrev'],
  ...['--string-limit=16384', '--quiet=attach,exit', `--trace=${calls.join(',')}`, `--output=${file}`],
]

interface Entered {
  readonly name: string
  readonly args: string
  readonly at: number
}

const ENTRY = /^(\d+) +(\w+)\((.*)$/
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/
const UNFINISHED = / <unfinished \.\.\.>$/
const RETURN = /^(.*)\) += (-?\d+)/s
const TARGET = /^\d+<([^>]*)>/

/** In the order of their returns. A call that never returned (the program was killed in it) is left out. */
export function systemCallsIn(trace: string): SystemCall[] {
  const calls: SystemCall[] = []
  const unfinished = new Map<string, Entered>()
  // strace stops a thread at each entry and return, and writes in that order: a line's place is its time.
  for (const [at, line] of trace.split('\n').entries()) {
    const entry = ENTRY.exec(line)
    const [, thread = '', name = '', rest = ''] = entry ?? RESUMED.exec(line) ?? []
    if (entry !== null && UNFINISHED.test(rest)) {
      unfinished.set(thread, { name, args: rest.replace(UNFINISHED, ''), at })
      continue
    }
    const begun = entry === null ? unfinished.get(thread) : { name, args: '', at }
    const [, args = '', result] = RETURN.exec((begun?.args ?? '') + rest) ?? []
    if (begun === undefined || result === undefined || begun.name !== name) continue
    const target = TARGET.exec(args)?.[1] ?? ''
    calls.push({ name, target, args, result: Number(result), enteredAt: begun.at, returnedAt: at })
  }
  return calls
}

/** The bytes of all strings among the arguments. Throws where strace cut one short. */
export function bytesIn(args: string): Buffer {
  if (/"\.\.\.|, \.\.\.[\]}]/.test(args)) throw new Error(`strace cut it short: ${args}`)
  return Buffer.concat([...args.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) => unescaped(text)))
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' }

const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replace(/\\([0-7]{1,3}|.)/gs, (_, code: string) =>
      /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (LETTERS[code] ?? code),
    ),
    'latin1',
  )
