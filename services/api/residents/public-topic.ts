import type { About } from '../../domain/model/about.ts'
import type { Alert } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'

/** What an alert is about, in words that anybody may read. */
export interface Topic {
  /** Where the problem is: in the place, or with the device that watches it. */
  readonly about: 'place' | 'device'
  readonly title: Text
}

export interface TopicOptions {
  readonly kinds: readonly Kind[]
  /** Of the product. */
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'get' | 'customRule'>
}

/** Nothing of what is about people, those who work there, or the server: whichever of these it is, residents hear of none. */
export type TopicOf = (alert: Alert) => Topic | undefined

export function createTopics({ kinds, rules, registry }: TopicOptions): TopicOf {
  const ofPlaces = new Map(kinds.filter(isOfPlaces).map(kind => [kind.kind, kind]))
  const ruleOf = (id: string) => rules.find(rule => rule.id === id)

  return alert => {
    const kind = ofPlaces.get(alert.deviceKind)
    if (kind === undefined || !isOfPlacesAlone(alert)) return undefined
    const builtIn = ruleOf(alert.rule)
    const about = aboutOf(builtIn ?? registry.customRule(alert.rule))
    // Nobody wrote the title of an own rule for everybody to read: it may name anybody.
    return about && { about, title: builtIn?.title ?? troubleWith(kind) }
  }

  /** Of a rule about several: none of them may be somebody's, and one that is gone may have been. */
  function isOfPlacesAlone({ evidence }: Alert): boolean {
    const members = evidence.members ?? []
    return members.every(({ device }) => ofPlaces.has(registry.get(device)?.device.kind ?? ''))
  }
}

/** Bins, lanes, chargers: what a rule of the product says of a place. Neither bands, nor gateways, nor the server. */
const isOfPlaces = ({ health, rules }: Kind): boolean =>
  health === undefined && rules.some(({ about }) => about === 'place')

/** A rule that is deleted says nothing any more; that of a kind of places is about the device at least. */
function aboutOf(rule: { readonly about?: About } | undefined): Topic['about'] | undefined {
  if (rule === undefined) return 'device'
  const { about = 'place' } = rule
  return about === 'place' || about === 'device' ? about : undefined
}

const troubleWith = ({ title }: Kind): Text => text(`${title.en}: something is wrong`, `${title.zh}异常`)
