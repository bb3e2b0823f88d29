/** What takes longest. What is missing here costs some seconds at the end of a run, no more: each file's time is printed. */
export const LONGEST_FIRST: readonly string[] = [
  'scripts/chaos/chaos.test.ts',
  'dashboards/e2e/console.test.ts',
  'services/acceptance/escalation-killed.test.ts',
  'services/acceptance/backup.test.ts',
  'services/acceptance/backtest.test.ts',
  'scripts/fuzz/fuzz.test.ts',
  'services/backtest/run.test.ts',
  'services/acceptance/self-watch.test.ts',
  'services/broker/slow-hearer.test.ts',
  'dashboards/e2e/handling.test.ts',
  'dashboards/e2e/push-switch.test.ts',
  'services/acceptance/cli.test.ts',
]
