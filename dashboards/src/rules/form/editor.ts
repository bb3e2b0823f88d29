import { createContext, useContext } from 'react'
import type { WireRule, WireRuleCheck } from '../../../../services/api/wire/rule.ts'
import type { WireKind, WireMetric } from '../../api/devices.ts'
import type { Definition, Setting } from '../definition.ts'
import type { Usual } from './shapes.ts'

export type Fault = WireRuleCheck['faults'][number]

/** The rule that is being written, and what its forms need to know. */
export interface Editor {
  readonly definition: Definition
  /** Another value at a path; `undefined` takes away what is there. */
  readonly put: (path: string, value: unknown) => void
  /** A new setting of the rule, used at a path, in one change. */
  readonly putSetting: (made: { readonly name: string; readonly setting: Setting }, path: string) => void
  readonly metrics: Readonly<Record<string, WireMetric>>
  readonly rules: readonly WireRule[]
  readonly kinds: readonly WireKind[]
  /** What the server said of it last. */
  readonly check: WireRuleCheck | undefined
}

const Context = createContext<Editor | undefined>(undefined)
export const EditorProvider = Context.Provider

export function useEditor(): Editor {
  const editor = useContext(Context)
  if (editor === undefined) throw new Error('a form of a rule outside its editor')
  return editor
}

/** The metrics that every device has to which the rule applies. */
export function metricsOf(
  { kind, except = [] }: Pick<Definition, 'kind' | 'except'>,
  kinds: readonly WireKind[],
): Readonly<Record<string, WireMetric>> {
  const meant = kinds.filter(each => (kind === '*' ? !except.includes(each.kind) : each.kind === kind))
  const [first, ...others] = meant.map(({ metrics }) => metrics)
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([name, { type }]) => others.every(of => of[name]?.type === type)),
  )
}

/** What somebody most likely means to begin with. */
export function usualOf(metrics: Readonly<Record<string, WireMetric>>): Usual {
  const names = Object.keys(metrics)
  const of = (type: WireMetric['type']) => names.find(name => metrics[name]?.type === type) ?? ''
  return { any: names[0] ?? '', number: of('number'), flag: of('flag'), word: of('word') }
}

/** Those at this very path. */
export const faultsAt = (check: WireRuleCheck | undefined, path: string): readonly Fault[] =>
  check?.faults.filter(fault => fault.path === path) ?? []
