/** What takes longest. What is missing here costs some seconds at the end of a run, no more: each file's time is printed. */
export const LONGEST_FIRST: readonly string[] = [
  'dashboards/e2e/axe.test.ts',
  'scripts/chaos/chaos.test.ts',
  'dashboards/e2e/console.test.ts',
  'dashboards/e2e/rules.test.ts',
  'dashboards/e2e/site-plan.test.ts',
  'dashboards/e2e/storm.test.ts',
  'services/acceptance/influx-away.test.ts',
  'services/acceptance/cli.test.ts',
  'services/acceptance/escalation-killed.test.ts',
  'services/acceptance/backup.test.ts',
  'services/acceptance/backtest.test.ts',
  'scripts/fuzz/fuzz.test.ts',
  'services/backtest/run.test.ts',
  'services/acceptance/self-watch.test.ts',
  'services/broker/slow-hearer.test.ts',
  'dashboards/e2e/handling.test.ts',
  'dashboards/e2e/push-switch.test.ts',
  'services/acceptance/cli-people.test.ts',
  'devices-sim/against-server.test.ts',
  'services/domain/community/notices.test.ts',
  'services/acceptance/sessions.test.ts',
]

/** What compares times, or holds one against a limit: nothing else runs beside these, at the end. */
export const ALONE: readonly string[] = [
  'services/acceptance/main-flow.test.ts',
  'services/acceptance/overload.test.ts',
  'services/influx/pump-speed.test.ts',
]
