import { SeverityMark } from '../alerts/marks.tsx'
import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { amountOf } from './amount.ts'
import { RuleAlerts } from './RuleAlerts.tsx'
import { type RuleFile, rulePath } from './rule-api.ts'
import { words } from './rule-words.ts'
import { useFired } from './use-fired.ts'

/** The rule in words, from mild to severe; its figures with their limits. */
export function RuleAbout({ rule }: { readonly rule: RuleFile }) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { counts, bad } = useFired()
  const settings = Object.entries(rule.settings)
  const figure = bad.get(rule.id)
  return (
    <div className="rule-about">
      <section className="rule-part">
        <h2>{say('says')}</h2>
        <ul className="rule-says">
          {rule.sentences.map(({ severity, sentence }) => (
            <li key={severity}>
              <SeverityMark severity={severity} /> <span>{of(sentence)}</span>
            </li>
          ))}
        </ul>
        {rule.advice && (
          <p>
            <span className="field-label">{say('advice')}</span> {of(rule.advice)}
          </p>
        )}
        <p className="quiet">
          {counts && (
            <Link href={`/?view=history&rule=${encodeURIComponent(rule.id)}`}>
              {say('fired', { n: counts.get(rule.id) ?? 0 })}
            </Link>
          )}{' '}
          {figure && (
            <Link
              className="bad-actor"
              href={`/quality?figure=${figure}&rule=${encodeURIComponent(rule.id)}`}
            >
              ▲ {say('bad')}
            </Link>
          )}
        </p>
        {rule.dryRun && <p className="notice">{say('dry')}</p>}
        {rule.neverHeld && <p className="notice">{say('never-held')}</p>}
      </section>
      <section className="rule-part">
        <h2>{say('settings')}</h2>
        {settings.length === 0 ? (
          <p className="quiet">{say('settings.none')}</p>
        ) : (
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{say('settings.name')}</th>
                  <th scope="col">{say('settings.usual')}</th>
                  <th scope="col">{say('settings.range')}</th>
                </tr>
              </thead>
              <tbody>
                {settings.map(([name, setting]) => (
                  <tr key={name}>
                    <th scope="row">
                      {of(setting.title)} <small className="quiet">{name}</small>
                    </th>
                    <td>{amountOf(common, setting.default, setting.unit)}</td>
                    <td className="quiet">
                      {amountOf(common, setting.min, setting.unit)} –{' '}
                      {amountOf(common, setting.max, setting.unit)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {settings.length > 0 && (
          <Link href={`${rulePath(rule.id)}?tab=places`}>{say('settings.change')}</Link>
        )}
      </section>
      <section className="rule-part">
        <h2>{say('alerts')}</h2>
        <RuleAlerts rule={rule.id} none={say('alerts.none')} />
      </section>
    </div>
  )
}
