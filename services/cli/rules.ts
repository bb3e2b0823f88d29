import type { WireRule, WireRuleFile, WireRuleList } from '../api/wire/rule.ts'
import { type Call, given, type ServerCall, type ServerCommands, table, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { faultLine } from './refusal-words.ts'

export const ruleCommands: ServerCommands = {
  'rules list': {
    usage: '',
    does: 'every rule with its figures and overrides',
    run: ({ server }) => server.call<WireRuleList>('GET', '/api/rules'),
    show: ({ rules }: WireRuleList) => table([['RULE', 'KIND', 'FIGURES', 'OVERRIDES'], ...rules.map(row)]),
  },
  'rules set': {
    usage: 'RULE FIGURE=NUMBER… [--site S] [--zone Z] [--device D]',
    does: 'sets figures where the scope fits',
    run: async call => {
      const rule = await ruleOf(call)
      const overrides = merge(rule, { scope: scopeOf(call), settings: settingsIn(call.words.slice(1)) })
      return call.server.call<WireRuleFile>('PUT', `/api/rules/${rule.id}`, {
        version: rule.tuningVersion,
        overrides,
      })
    },
    show: setWords,
  },
  'rules on': switching(
    true,
    'switches a rule on where the scope fits: one that is off until then, or that was switched off',
  ),
  'rules off': switching(false, 'switches a rule off where the scope fits'),
}

function switching(enabled: boolean, does: string): ServerCommands[string] {
  return {
    usage: 'RULE [--site S] [--zone Z] [--device D] [--confirm life-safety]',
    does,
    run: async call => {
      const rule = await ruleOf(call)
      const overrides = merge(rule, { scope: scopeOf(call), enabled })
      return call.server.call<WireRuleFile>('PUT', `/api/rules/${rule.id}`, {
        version: rule.tuningVersion,
        overrides,
        ...confirmed(call),
      })
    },
    show: setWords,
  }
}

type Override = WireRule['overrides'][number]

export async function ruleOf(call: ServerCall): Promise<WireRule> {
  const id = wordAt(call, 0, 'the rule’s id')
  const { rules } = await call.server.call<WireRuleList>('GET', '/api/rules')
  const rule = rules.find(rule => rule.id === id)
  if (rule === undefined)
    throw new CommandError(`no rule ${id}; there are ${rules.map(rule => rule.id).join(', ')}`)
  return rule
}

/** What `--confirm` says is meant: words with commas between them. */
export const confirmed = ({ options: { confirm } }: Call): { confirm?: string[] } =>
  typeof confirm === 'string' ? { confirm: confirm.split(',') } : {}

export const scopeOf = (call: Call): Override['scope'] => given(call, ['site', 'zone', 'device'])

export function settingsIn(pairs: readonly string[]): Record<string, number> {
  if (pairs.length === 0) throw new CommandError('missing: FIGURE=NUMBER (see --help)')
  return Object.fromEntries(
    pairs.map(pair => {
      const [name = '', value = ''] = pair.split('=')
      if (value === '' || !Number.isFinite(Number(value))) {
        throw new CommandError(`expected FIGURE=NUMBER, got ${pair}`)
      }
      return [name, Number(value)]
    }),
  )
}

/** The override joins the one of the same scope; the others stay. */
export function merge({ overrides }: WireRule, added: Override): Override[] {
  const scope = JSON.stringify(added.scope)
  const same = overrides.find(override => JSON.stringify(override.scope) === scope)
  const others = overrides.filter(override => override !== same)
  return [...others, { ...same, ...added, settings: { ...same?.settings, ...added.settings } }]
}

function setWords({ id, overrides, warnings = [] }: WireRuleFile): string {
  return [`${id}: ${overrides.map(words).join('; ')}`, ...warnings.map(faultLine)].join('\n')
}

const row = ({ id, kind, settings, overrides, emptyPlaces = [] }: WireRule): string[] => [
  id,
  kind,
  Object.entries(settings)
    .map(([name, spec]) => `${name}=${spec.default}`)
    .join(' '),
  overrides
    .map(override => {
      const empty = emptyPlaces.find(({ scope }) => placeWords(scope) === placeWords(override.scope))
      return empty === undefined ? words(override) : `${words(override)} (! ${empty.says.en})`
    })
    .join('; '),
]

const words = ({ scope, enabled, settings = {} }: Override): string => {
  const what = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  return [placeWords(scope), ...what, ...(enabled === undefined ? [] : [enabled ? 'on' : 'off'])].join(' ')
}

/** `zone east`: a zone and a device may have the same name. */
export const placeWords = (scope: Override['scope']): string =>
  Object.entries(scope)
    .map(([kind, id]) => `${kind} ${id}`)
    .join(' ') || 'everywhere'
