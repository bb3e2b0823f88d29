import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { atLeast, durationFigure, figure, is, setting } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { whenGivenUp, whenInfluxBehind, whenInfluxRefuses } from './responses.ts'
import { clearAfter, reportsInARow } from './rules.ts'

const lagFigure = figure('s', 1, 31 * 86_400)

/** Two minutes bridge a restart of InfluxDB; the journal keeps what waits. */
export const influxBehind: BuiltInRule = {
  id: 'influx-behind',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('InfluxDB is behind', 'InfluxDB 写入滞后'),
  advice: text(
    'See whether InfluxDB runs and can be reached. Alerts go on and what waits is kept in the journal; charts show nothing newer until it is back.',
    '请检查 InfluxDB 是否运行、能否连通。告警不受影响，未写入的数据保存在日志中；恢复之前趋势图没有新数据。',
  ),
  response: whenInfluxBehind,
  settings: {
    mediumS: lagFigure(text('Behind by', '一般阈值'), 120),
    highS: lagFigure(text('Far behind by', '严重阈值'), 1_800),
    deadbandS: lagFigure(text('Deadband', '回差'), 60),
    ...reportsInARow(2),
  },
  ascending: ['deadbandS', 'mediumS', 'highS'],
  levels: [
    {
      severity: 'medium',
      when: atLeast('influxLagS', setting('mediumS'), setting('deadbandS')),
      count: setting('count'),
    },
    {
      severity: 'high',
      when: atLeast('influxLagS', setting('highS'), setting('deadbandS')),
      count: setting('count'),
    },
  ],
}

export const influxRefused: BuiltInRule = {
  id: 'influx-refused',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('InfluxDB refuses data', 'InfluxDB 拒绝写入'),
  advice: text(
    'Refused whole: check token, rights, organisation and bucket of LINLI_INFLUX_…; /readyz has its answer. Single lines: influx-dead-letters.ndjson says which and why.',
    '全部被拒：请检查 LINLI_INFLUX_… 的令牌、权限、组织与存储桶，/readyz 中有其答复。个别被拒：原因见 influx-dead-letters.ndjson。',
  ),
  response: whenInfluxRefuses,
  settings: {
    ...reportsInARow(2),
    ...clearAfter(10 * MINUTE),
  },
  levels: [
    { severity: 'low', when: atLeast('deadLetters', 1) },
    { severity: 'medium', when: is('influxRefuses', true), count: setting('count') },
  ],
  clearForMs: setting('clearForMs'),
}

/** An hour holds an outage together that gives up a little in each report. */
export const telemetryGivenUp: BuiltInRule = {
  id: 'telemetry-given-up',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Readings were given up for InfluxDB', '部分读数已放弃写入 InfluxDB'),
  advice: text(
    'InfluxDB was away for longer than the journal keeps readings for it; the oldest are missing in charts for good, alert events are not. Bring it back.',
    'InfluxDB 中断过久，日志已无法继续保留，最早的读数将永久缺失于趋势图，告警事件不受影响。请尽快恢复 InfluxDB。',
  ),
  response: whenGivenUp,
  settings: { clearForMs: durationFigure(text('Over when none for', '恢复所需时长'), HOUR) },
  levels: [{ severity: 'medium', when: atLeast('telemetryGivenUp', 1) }],
  clearForMs: setting('clearForMs'),
}
