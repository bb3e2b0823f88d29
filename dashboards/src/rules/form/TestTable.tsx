import { Button, Select } from 'antd'
import type { WireRuleCheck } from '../../../../services/api/wire/rule.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import type { Expectation, RuleTest } from '../definition.ts'
import { DurationInput } from './DurationInput.tsx'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { SEVERITIES } from './severities.ts'
import { TestValue } from './TestValue.tsx'
import { words } from './tests-words.ts'
import { usedMetrics } from './used-metrics.ts'

type Results = WireRuleCheck['tests'][number]['rows'] | undefined
const MINUTE = 60_000

interface TestTableProps {
  readonly test: RuleTest
  readonly path: string
  readonly results: Results
}

/** A line each: when, what is reported, what is expected, and what came instead. */
export function TestTable({ test, path, results }: TestTableProps) {
  const { say, of } = useSay(words)
  const { definition, metrics, kinds, put } = useEditor()
  const ofKind = kinds.find(({ kind }) => kind === test.kind)?.metrics ?? metrics
  const columns = usedMetrics(definition)
  const others = Object.entries(ofKind).filter(([name]) => !columns.includes(name))
  const lastMs = test.rows.at(-1)?.atMs ?? 0
  return (
    <div className="scroll-x">
      <table className="test-table">
        <thead>
          <tr>
            <th scope="col">{say('tests.at')}</th>
            {columns.map(name => (
              <th key={name} scope="col">
                {ofKind[name] ? of(ofKind[name].title) : name} {ofKind[name]?.unit}
              </th>
            ))}
            <th scope="col">{say('tests.expect')}</th>
            <th scope="col">{say('tests.got')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {test.rows.map((_, i) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
              key={i}
              path={`${path}.rows.${i}`}
              row={test.rows[i]}
              columns={columns}
              specs={ofKind}
              result={results?.[i]}
            />
          ))}
        </tbody>
      </table>
      <Button
        size="small"
        onClick={() => put(`${path}.rows.${test.rows.length}`, { atMs: lastMs + 10 * MINUTE, values: {} })}
      >
        + {say('tests.add-row')}
      </Button>{' '}
      {others.length > 0 && (
        <Select
          size="small"
          aria-label={say('tests.add-metric')}
          placeholder={say('tests.add-metric')}
          value={null}
          options={others.map(([value, { title }]) => ({ value, label: of(title) }))}
          onChange={(name: string | null) =>
            name && put(`${path}.rows.0.values.${name}`, ofKind[name]?.type === 'flag' ? false : 0)
          }
          popupMatchSelectWidth={false}
        />
      )}
    </div>
  )
}

interface RowProps {
  readonly path: string
  readonly row: RuleTest['rows'][number] | undefined
  readonly columns: readonly string[]
  readonly specs: ReturnType<typeof useEditor>['metrics']
  readonly result: NonNullable<Results>[number] | undefined
}

function Row({ path, row, columns, specs, result }: RowProps) {
  const { say } = useSay(words)
  const common = useWords()
  const { put } = useEditor()
  if (row === undefined) return null
  const named = (what: Expectation | 'failed') =>
    what === 'nothing' || what === 'cleared' || what === 'failed'
      ? say(`tests.is.${what}`)
      : common.say(`severity.${what}`)
  const expectations: readonly Expectation[] = [...SEVERITIES, 'cleared', 'nothing']
  return (
    <tr data-ok={result?.ok}>
      <td>
        <DurationInput ms={row.atMs} label={say('tests.at')} onChange={ms => put(`${path}.atMs`, ms ?? 0)} />
        <FaultsAt path={`${path}.atMs`} />
      </td>
      {columns.map(name => (
        <td key={name}>
          <TestValue
            path={`${path}.values.${name}`}
            name={name}
            spec={specs[name]}
            value={row.values[name]}
          />
          <FaultsAt path={`${path}.values.${name}`} />
        </td>
      ))}
      <td>
        <Select<Expectation | ''>
          aria-label={say('tests.expect')}
          value={row.expect ?? ''}
          options={[
            { value: '' as const, label: '–' },
            ...expectations.map(value => ({ value, label: named(value) })),
          ]}
          onChange={chosen => put(`${path}.expect`, chosen === '' ? undefined : chosen)}
          popupMatchSelectWidth={false}
        />
      </td>
      <td className="test-got">{result && `${result.ok ? '✓' : '✕'} ${named(result.got)}`}</td>
      <td>
        <Button
          type="text"
          size="small"
          aria-label={say('tests.remove-row')}
          onClick={() => put(path, undefined)}
        >
          ×
        </Button>
      </td>
    </tr>
  )
}
