import { Button, Input, Select } from 'antd'
import { useSay } from '../../words/use-say.ts'
import type { RuleTest } from '../definition.ts'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { TestTable } from './TestTable.tsx'
import { words } from './tests-words.ts'
import { usedMetrics } from './used-metrics.ts'

const MINUTE = 60_000

/** Small stories that stay with the rule: what a device reports, and which alert is expected after each line. */
export function TestsEditor() {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  const tests = definition.tests ?? []
  const [metric] = usedMetrics(definition)
  const add = () => {
    const values = metric === undefined ? {} : { [metric]: 0 }
    const first: RuleTest = {
      name: say('tests.new', { n: tests.length + 1 }),
      rows: [
        { atMs: 0, values, expect: 'nothing' },
        { atMs: 10 * MINUTE, values },
      ],
    }
    put('tests', [...tests, first])
  }
  return (
    <section className="rule-part" id="rule-tests">
      <h2>{say('tests')}</h2>
      <p className="quiet small">{say('tests.about')}</p>
      <FaultsAt path="tests" />
      {tests.map((test, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a test is known by its place alone
        <TestCard key={i} test={test} i={i} />
      ))}
      <Button type="dashed" onClick={add}>
        + {say('tests.add')}
      </Button>
    </section>
  )
}

function TestCard({ test, i }: { readonly test: RuleTest; readonly i: number }) {
  const { say, of } = useSay(words)
  const { definition, kinds, check, put } = useEditor()
  const path = `tests.${i}`
  const rows = check?.tests[i]?.rows
  const failed = rows?.filter(({ ok }) => !ok).length
  return (
    <article
      className="test-card"
      data-path={path}
      data-result={failed === undefined ? 'none' : failed === 0 ? 'passed' : 'failed'}
    >
      <div className="level-head">
        <Input
          aria-label={say('tests.name')}
          value={test.name}
          onChange={({ target }) => put(`${path}.name`, target.value)}
        />
        {definition.kind === '*' && (
          <Select
            aria-label={say('tests.kind')}
            placeholder={say('tests.kind')}
            value={test.kind ?? null}
            options={kinds.map(({ kind, title }) => ({ value: kind, label: of(title) }))}
            onChange={chosen => put(`${path}.kind`, chosen)}
            popupMatchSelectWidth={false}
          />
        )}
        <span className="test-result" role="status">
          {failed === undefined
            ? ''
            : failed === 0
              ? `✓ ${say('tests.passed')}`
              : `✕ ${say('tests.failed', { n: failed })}`}
        </span>
        <Button type="text" onClick={() => put(path, undefined)}>
          {say('tests.remove')}
        </Button>
      </div>
      <FaultsAt path={path} />
      <FaultsAt path={`${path}.kind`} />
      <TestTable test={test} path={path} results={rows} />
      <FaultsAt path={`${path}.rows`} />
    </article>
  )
}
