import { defineKind } from '../../model/kind.ts'
import { flag, held } from '../../model/metric.ts'
import { text } from '../../model/text.ts'
import { SECOND } from '../../model/time.ts'
import { influxBehind, influxRefused, telemetryGivenUp } from './influx-rules.ts'
import {
  backupFailed,
  bridgeAway,
  clockOff,
  descriptorsNearlyUsed,
  diskNearlyFull,
  journalSlow,
  replayDiverged,
  serverBusy,
} from './rules.ts'
import { stationTwice } from './station-rules.ts'

/** The server itself: what it reports about its own health goes the same way as any device's readings. */
export const server = defineKind({
  kind: 'server',
  title: text('Server', '服务器'),
  measurement: 'server',
  expectedIntervalMs: 15 * SECOND,
  toldAtOnceWhenSilent: true,
  metrics: {
    commitP99Ms: held('ms')(text('Slowest 1 % of commits', '写入耗时（P99）'), 0, 1e9),
    inputsWaiting: held('')(text('Inputs waiting for their commit', '等待写入数'), 0, 1e9),
    inputsWaitingPercent: held('%')(text('Inputs waiting, of the limit', '等待写入占上限比例'), 0, 100),
    eventLoopP99Ms: held('ms')(text('Delay of the event loop (p99)', '事件循环延迟（P99）'), 0, 1e9),
    influxLagRows: held('')(text('Rows not yet in InfluxDB', '未写入 InfluxDB 的行数'), 0, 1e15),
    influxLagS: held('s')(text('Oldest row not yet in InfluxDB', 'InfluxDB 滞后时间'), 0, 1e10),
    influxRefuses: flag(text('InfluxDB refuses everything', 'InfluxDB 拒绝全部写入')),
    deadLetters: held('')(text('Lines refused by InfluxDB', '被 InfluxDB 拒绝的行数'), 0, 1e12),
    telemetryGivenUp: held('')(text('Rows given up', '放弃写入的行数'), 0, 1e12),
    clockApartS: held('s')(text('The flow’s time and the clock apart', '业务时间与系统时钟相差'), 0, 1e10),
    devicesAheadS: held('s')(text('Devices’ clocks ahead of this one', '设备时钟超前本机'), 0, 1e10),
    devicesBehindS: held('s')(text('Devices’ clocks behind this one', '设备时钟落后本机'), 0, 1e10),
    dataFreePercent: held('%')(text('Free space for data', '数据盘剩余比例'), 0, 100),
    dataFreeMiB: held('MiB')(text('Free space for data', '数据盘剩余空间'), 0, 1e12),
    residentMiB: held('MiB')(text('Memory in use', '占用内存'), 0, 1e9),
    descriptorsUsedPercent: held('%')(text('File descriptors in use', '文件句柄使用率'), 0, 100),
    batchesDiverged: held('')(text('Batches replayed otherwise', '重放结果不一致的批次'), 0, 1e12),
    backupFailed: flag(text('The last backup failed', '最近一次备份失败')),
    stationsTwice: held('')(text('Ids that two chargers share', '重复的充电桩编号数'), 0, 100_000),
    bridgesAway: held('')(text('Bridges away', '中断的桥接数'), 0, 1_000),
  },
  sample: { dataFreePercent: 60 },
  rules: [
    journalSlow,
    serverBusy,
    influxBehind,
    influxRefused,
    telemetryGivenUp,
    clockOff,
    diskNearlyFull,
    descriptorsNearlyUsed,
    replayDiverged,
    backupFailed,
    bridgeAway,
    stationTwice,
  ],
})
