import { type LocalCommands, wordAt } from '../../cli/command.ts'
import { textOf } from '../../cli/rule-file.ts'
import { faultWords, readRuleTests } from './file.ts'
import { runRuleTest, type TestResult } from './run.ts'

interface Report {
  readonly file: string
  readonly warnings: readonly string[]
  readonly results: readonly TestResult[]
}

export const ruleTestCommands: LocalCommands = {
  'rules test': {
    usage: 'FILE…',
    does: 'runs tables of series and expected alerts through a rule, here, with no server',
    run: async (call): Promise<readonly Report[]> => {
      wordAt(call, 0, 'the file')
      return call.words.map(testFile)
    },
    show: (reports: readonly Report[]) => [...reports.map(reportWords), summary(reports)].join('\n'),
    isBad: (reports: readonly Report[]) => failed(reports) > 0,
  },
}

function testFile(file: string): Report {
  const tests = readRuleTests(textOf(file), file)
  return {
    file,
    warnings: tests.warnings.map(faultWords),
    results: tests.tests.map(test => runRuleTest(tests, test)),
  }
}

const reportWords = ({ file, warnings, results }: Report): string =>
  [file, ...warnings, ...results.flatMap(resultWords)].join('\n')

const resultWords = ({ name, differences }: TestResult): string[] => [
  `  ${differences.length === 0 ? 'passed' : 'FAILED'}  ${name}`,
  ...differences.flatMap(({ at, expected, got }) => [
    `      ${at}: expected ${expected}`,
    `      ${' '.repeat(at.length)}  got      ${got}`,
  ]),
]

const failed = (reports: readonly Report[]): number =>
  reports.flatMap(({ results }) => results).filter(({ differences }) => differences.length > 0).length

function summary(reports: readonly Report[]): string {
  const all = reports.flatMap(({ results }) => results).length
  return `${all - failed(reports)} passed, ${failed(reports)} failed`
}
