import type { Alert } from '../../domain/model/alert.ts'
import type { Disclosure } from '../../domain/model/disclosure.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { type Language, type Text, text } from '../../domain/model/text.ts'

/** Who and what it is about, as people call them; they are none of the log. */
export interface Names {
  readonly wearer?: string | undefined
  readonly device?: string | undefined
}

export interface Subject {
  readonly alert: Alert
  readonly kind: Kind | undefined
  /** A rule of the product that is about the device itself: it says nothing of whoever wears it. */
  readonly isAboutDevice: boolean
  readonly isLifeSafety: boolean
  readonly names: Names
  readonly disclosure: Disclosure
}

/**
 * What happened. Of what a person wears no more than that help is needed, or that they need attention: the rule would tell
 * whose oxygen is low, or who is not at home.
 */
export function subjectWords(subject: Subject): Text {
  if (mayBeSaid(subject)) return subject.alert.title
  return subject.isLifeSafety ? HELP_NEEDED : NEEDS_ATTENTION
}

const HELP_NEEDED = text('Help needed', '需要帮助')
const NEEDS_ATTENTION = text('A wearer needs attention', '有佩戴者需要关注')

const mayBeSaid = ({ kind, isAboutDevice, disclosure }: Subject): boolean =>
  !isOfPerson(kind) || isAboutDevice || disclosure === 'full'

/** One that nobody knows (any more) may have been one that people wear. */
const isOfPerson = (kind: Kind | undefined): boolean => kind === undefined || kind.health === true

/** Who it is, where that may be said. A device is known by its name, which may be that of whoever has it. */
export function nameWords({ kind, names, disclosure }: Subject): string | undefined {
  if (disclosure === 'place-only') return undefined
  return isOfPerson(kind) ? (names.wearer ?? names.device) : names.device
}

/** The rule, for machines that go by it; of somebody's health only the calls for help, which whoever is near is to hear. */
export function ruleTold(subject: Subject): string | undefined {
  const { alert, kind } = subject
  const isCall = kind?.rules.some(({ id, lifeSafety }) => id === alert.rule && lifeSafety) ?? false
  return isCall || mayBeSaid(subject) ? alert.rule : undefined
}

/** What was measured, in the words of the rule and the last reading that it looked at. */
export function measuredWords({ alert, kind, disclosure }: Subject, language: Language): string | undefined {
  if (disclosure !== 'full') return undefined
  const { sentence, metrics, readings, members } = alert.evidence
  // Of an alert about several the last reading may be another's than whose name is told.
  const values = (members === undefined ? readings.at(-1)?.values : undefined) ?? {}
  const told = metrics.flatMap(metric => {
    const [spec, value] = [kind?.metrics[metric], values[metric]]
    if (spec === undefined || value === undefined || typeof value === 'boolean') return []
    const unit = spec.type === 'number' && spec.unit !== '' ? ` ${spec.unit}` : ''
    return [`${spec.title[language]} ${value}${unit}`]
  })
  const stop = language === 'zh' ? '；' : '; '
  return [sentence[language], ...told].filter(part => part !== '').join(stop)
}
