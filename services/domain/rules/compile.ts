import type { Severity } from '../model/alert.ts'
import { NO_DROPOUT } from '../model/dropout.ts'
import type { MetricSpecs } from '../model/metric.ts'
import { isNeverHeld, type LevelSpec, type Rule } from '../model/rule.ts'
import type { Text } from '../model/text.ts'
import type { DurationMs } from '../model/time.ts'
import type { Band } from './bands.ts'
import { bandsOf } from './bands-of.ts'
import { newCompiler, newNotes } from './compiler.ts'
import type { Compiler, Subject, Test } from './condition.ts'
import { mentions } from './reader.ts'
import { figureOf } from './settings.ts'
import { WindowPlaces } from './windows.ts'

/** A rule with its figures put in: what is evaluated. Shared by all devices with the same figures. */
export interface CompiledRule {
  readonly rule: Rule
  readonly settings: Readonly<Record<string, number>>
  /** Where given and not so, readings say nothing. */
  readonly onlyWhile: Test | undefined
  readonly levels: readonly CompiledLevel[]
  /** Where absent, it ends when no level's condition is so. */
  readonly clear: Test | undefined
  readonly clearForMs: DurationMs
  readonly minBetweenMs: DurationMs
  /** Its place among the rules of its program. */
  readonly place: number
  /** The metrics that it looks at; a reading with none of them leaves it alone, unless it is about silence. */
  readonly metrics: readonly string[]
  readonly hearsSilence: boolean
  /** It is about the device's sensors: evaluated when something speaks against one, or no more. */
  readonly hearsDoubt: boolean
  /** It is about silences that ended, of so many expected intervals at least: evaluated when one more did. */
  readonly dropoutIntervals: number
  /** It can come to be so by the hour alone. */
  readonly keepsHours: boolean
  /** It hears silence and looks at nothing else: a reading of any kind says the same to it. */
  readonly silenceOnly: boolean
  /** What it decides depends on more than its levels, what goes on, and what is remembered of the device itself. */
  readonly hasMemory: boolean
  /** Where given, no level can be so while each of these metrics is within its band. Only of rules without a memory. */
  readonly bands: readonly Band[] | undefined
  readonly seesAll: boolean
  /** Slots that are forgotten when a person ends the episode. */
  readonly episodeSlots: readonly number[]
}

export interface CompiledLevel {
  readonly severity: Severity
  readonly test: Test
  /** Something begins its condition (a fall), and that is its trigger; otherwise every sample that is so. */
  readonly begins: boolean
  readonly samples: readonly string[]
  readonly forMs: DurationMs
  readonly gapMs: DurationMs
  readonly count: number
  /** Samples that a `for` needs: two for what moves by itself, since one says nothing about a length of time. */
  readonly samplesMin: number
  readonly latch: boolean
  /** In plain words with its figures, and what it is about: made when it is first told. */
  words: LevelWords | undefined
}

export interface LevelWords extends Subject {
  readonly sentence: Text
}

/** `windows` are those that the rules of a device share. */
export function compileRule(
  rule: Rule,
  settings: Readonly<Record<string, number>>,
  metrics: MetricSpecs,
  place = 0,
  windows = new WindowPlaces(),
): CompiledRule {
  const notes = newNotes()
  const compilerFor = (samples: Set<string>) => newCompiler({ settings, windows, notes, samples })
  const onlyWhile = rule.onlyWhile && compilerFor(new Set()).compile(rule.onlyWhile)
  const levels = rule.levels.map(level => compileLevel(level, settings, metrics, compilerFor))
  const clear = rule.clear && compilerFor(new Set()).compile(rule.clear)
  const conditions = [rule.onlyWhile ?? [], rule.levels.map(({ when }) => when), rule.clear ?? []].flat()
  const hearsSilence = rule.levels.some(level => mentions(level.when, 'silent'))
  const hasMemory = notes.alwaysRemembers || hearsSilence || notes.dropoutIntervals < NO_DROPOUT
  return {
    rule,
    settings,
    onlyWhile,
    levels,
    clear,
    clearForMs: figureOf(rule.clearForMs ?? 0, settings),
    minBetweenMs: isNeverHeld(rule) ? 0 : figureOf(rule.minBetweenMs ?? 0, settings),
    place,
    metrics: [...new Set([...notes.touched, ...(rule.keeps ?? [])])],
    seesAll: notes.seesAll,
    episodeSlots: notes.episodeSlots,
    hearsSilence,
    hearsDoubt: conditions.some(spec => mentions(spec, 'doubted')),
    dropoutIntervals: notes.dropoutIntervals,
    keepsHours: conditions.some(spec => mentions(spec, 'during')),
    silenceOnly: rule.clear === undefined && rule.levels.every(level => level.when.type === 'silent'),
    hasMemory,
    bands: hasMemory ? undefined : bandsOf(rule, settings),
  }
}

function compileLevel(
  level: LevelSpec,
  settings: Readonly<Record<string, number>>,
  metrics: MetricSpecs,
  compilerFor: (samples: Set<string>) => Compiler,
): CompiledLevel {
  const samples = new Set<string>()
  const test = compilerFor(samples).compile(level.when)
  const moves = [...samples].some(metric => {
    const spec = metrics[metric]
    return spec?.type === 'number' && !spec.holds
  })
  return {
    severity: level.severity,
    test,
    begins: level.when.type === 'since',
    samples: [...samples],
    forMs: figureOf(level.forMs ?? 0, settings),
    gapMs: figureOf(level.gapMs ?? 0, settings),
    count: level.count === undefined ? 1 : figureOf(level.count, settings),
    samplesMin: level.forMs !== undefined && moves ? 2 : 1,
    latch: level.latch ?? false,
    words: undefined,
  }
}
