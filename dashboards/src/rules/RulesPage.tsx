import type { WireRule } from '../../../services/api/wire/rule.ts'
import { SeverityMark } from '../alerts/marks.tsx'
import { useKinds, useRules } from '../api/devices.ts'
import { Failed } from '../app/Failed.tsx'
import { KindMark } from '../app/marks.tsx'
import { figureWords, withUnit } from '../devices/value.ts'
import { lastingWords } from '../time/age.ts'
import { useWords, type Words } from '../words/words.ts'
import './rules.css'

/** When alerts are raised, in sentences; to read, not to change. */
export default function RulesPage() {
  const { say, of } = useWords()
  const rules = useRules()
  const { data: kinds } = useKinds()
  if (rules.isError) return <Failed error={rules.error} retry={() => void rules.refetch()} />
  if (rules.data === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  const order = [...new Set(rules.data.map(rule => rule.kind))]
  return (
    <div className="rules-page">
      <div className="page-head">
        <h1>{say('rules.title')}</h1>
        <span className="quiet">{say('rules.help')}</span>
      </div>
      {order.map(kind => {
        const title = kinds?.get(kind)?.title
        return (
          <section key={kind}>
            <h2 className="group-head">
              <KindMark kind={kind} />
              {kind === '*' ? say('rules.all-kinds') : title ? of(title) : kind}
            </h2>
            <div className="rule-cards">
              {rules.data
                .filter(rule => rule.kind === kind)
                .map(rule => (
                  <RuleCard key={rule.id} rule={rule} />
                ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}

function RuleCard({ rule }: { readonly rule: WireRule }) {
  const words = useWords()
  const { say, of } = words
  return (
    <article className="rule">
      <h3>
        {of(rule.title)} <small>{rule.id}</small>
        {rule.custom && <span className="life">{say('rules.custom')}</span>}
        {rule.optIn && <span className="life">{say('rules.opt-in')}</span>}
        {rule.lifeSafety && <span className="life">{say('rules.life-safety')}</span>}
        {rule.neverHeld && <span className="life">{say('rules.never-held')}</span>}
      </h3>
      <ul>
        {rule.sentences.map(({ severity, sentence }) => (
          <li key={severity}>
            <SeverityMark severity={severity} />
            <span>{of(sentence)}</span>
          </li>
        ))}
      </ul>
      {rule.overrides.length > 0 && (
        <dl className="overrides">
          <dt>{say('rules.overrides')}</dt>
          {rule.overrides.map(override => (
            <dd key={JSON.stringify(override.scope)}>{overrideWords(words, rule, override)}</dd>
          ))}
        </dl>
      )}
    </article>
  )
}

function overrideWords(words: Words, rule: WireRule, override: WireRule['overrides'][number]): string {
  const { site, zone, device } = override.scope
  const where = [site, zone, device].filter(part => part !== undefined).join(' · ')
  const off = override.enabled === false ? [words.say('rules.override.off')] : []
  const figures = Object.entries(override.settings ?? {}).map(([name, value]) => {
    const setting = rule.settings[name]
    return `${setting ? words.of(setting.title) : name} ${settingWords(words, value, setting?.unit)}`
  })
  return `${where || words.say('rules.override.everywhere')}: ${[...off, ...figures].join(', ')}`
}

const settingWords = (words: Words, value: number, unit: string | undefined): string =>
  unit === 'ms' ? lastingWords(words.say, value) : withUnit(figureWords(words, value), unit)
