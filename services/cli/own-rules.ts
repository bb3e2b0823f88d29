import type { WireRuleFile } from '../api/wire/rule.ts'
import type { WireRuleVersions } from '../api/wire/rule-version.ts'
import { given, type ServerCall, type ServerCommands, table, wordAt } from './command.ts'
import { faultLine } from './refusal-words.ts'
import { ruleIn } from './rule-file.ts'
import { confirmed, placeWords } from './rules.ts'

const path = (call: ServerCall): string =>
  `/api/rules/${encodeURIComponent(wordAt(call, 0, 'the rule’s id'))}`

/** Rules as things: read, saved, compared, put back, deleted. */
export const ownRuleCommands: ServerCommands = {
  'rules show': {
    usage: 'RULE',
    does: 'one rule: what it says, its figures, what is set where',
    run: call => call.server.call<WireRuleFile>('GET', path(call)),
    show: ruleWords,
  },
  'rules save': {
    usage: 'FILE [--note TEXT] [--confirm WORDS]',
    does: 'saves a rule of one’s own from a YAML or JSON file: a new one, or its next version',
    run: call => {
      const { id, ...definition } = ruleIn(wordAt(call, 0, 'the file'))
      const body = { definition, ...given(call, ['note']), ...confirmed(call) }
      return call.server.call<WireRuleFile>('PUT', `/api/rules/${encodeURIComponent(id)}`, body)
    },
    show: ({ id, version, warnings = [] }: WireRuleFile) =>
      [`${id}: version ${version}`, ...warnings.map(faultLine)].join('\n'),
  },
  'rules versions': {
    usage: 'RULE',
    does: 'every change of a rule: who, when, why, and what changed',
    run: call => call.server.call<WireRuleVersions>('GET', `${path(call)}/versions`),
    show: ({ versions }: WireRuleVersions) =>
      table([['N', 'AT', 'BY', 'NOTE', 'CHANGED'], ...versions.map(row)]),
  },
  'rules restore': {
    usage: 'RULE N [--note TEXT] [--confirm WORDS]',
    does: 'makes the rule again as it stood after change N',
    run: call => {
      const n = encodeURIComponent(wordAt(call, 1, 'the number of the change'))
      return call.server.call<WireRuleFile>('POST', `${path(call)}/versions/${n}/restore`, {
        ...given(call, ['note']),
        ...confirmed(call),
      })
    },
    show: ({ id, version, tuningVersion }: WireRuleFile) =>
      `${id}: version ${version}, figures ${tuningVersion}`,
  },
  'rules delete': {
    usage: 'RULE [--note TEXT] [--confirm life-safety]',
    does: 'deletes a rule of one’s own; its history stays',
    run: call =>
      call.server.call('DELETE', `${path(call)}?${new URLSearchParams(given(call, ['note', 'confirm']))}`),
    show: () => 'deleted',
  },
}

function ruleWords({
  id,
  kind,
  version,
  custom,
  title,
  sentences,
  settings,
  overrides,
}: WireRuleFile): string {
  const figures = Object.entries(settings).map(([name, spec]) => [
    ...[`  ${name}`, `${spec.default} ${spec.unit}`.trim(), `${spec.min}–${spec.max}`, spec.title.en],
    ...overrides.flatMap(({ scope, settings = {} }) =>
      settings[name] === undefined ? [] : [`${placeWords(scope)}: ${settings[name]}`],
    ),
  ])
  const switched = overrides
    .filter(({ enabled }) => enabled !== undefined)
    .map(({ scope, enabled }) => `  ${enabled ? 'on' : 'off'}: ${placeWords(scope)}`)
  return [
    `${id} (${kind}, ${custom ? 'own' : 'of the product'}, version ${version}): ${title.en}`,
    ...sentences.map(({ severity, sentence }) => `  ${severity}: ${sentence.en}`),
    ...(figures.length > 0 ? [table(figures)] : []),
    ...switched,
  ].join('\n')
}

const row = ({ n, at, actor, note, says }: WireRuleVersions['versions'][number]): string[] => [
  String(n),
  at ?? '',
  actor ?? '',
  note ?? '',
  says.map(({ en }) => en).join('; '),
]
