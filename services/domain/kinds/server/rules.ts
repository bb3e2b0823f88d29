import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  atLeast,
  atMost,
  countFigure,
  durationFigure,
  figure,
  is,
  percentFigure,
  setting,
} from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'
import {
  whenBackupFailed,
  whenBridgeAway,
  whenBusy,
  whenClockOff,
  whenDescriptorsUsed,
  whenDiskFull,
  whenDiverged,
  whenSlow,
} from './responses.ts'

// Delays are counts of reports, not lengths of time: a clock that is set and a server that was down must not let a
// delay run out that nobody was there to watch.

const msFigure = figure('ms', 1, 600_000)
const secondsFigure = figure('s', 1, 31 * 86_400)
const mebibyteFigure = figure('MiB', 1, 1e9)

export const reportsInARow = (count: number) => ({
  count: countFigure(text('Reports in a row', '连续上报次数'), count),
})
export const clearAfter = (ms: number) => ({
  clearForMs: durationFigure(text('Over when well for', '恢复所需时长'), ms),
})

/** A card or a disk under full load commits in tens of milliseconds; a second is a disk that struggles. */
export const journalSlow: BuiltInRule = {
  id: 'journal-slow',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Storing data is slow', '数据写入缓慢'),
  advice: text(
    'Devices and people wait this long for every acknowledgement. See what else uses the disk, and whether it is failing (dmesg, smartctl).',
    '设备上报与人工操作都要等待这么久才能得到确认。请检查是否有其他程序占用磁盘，以及磁盘是否即将损坏（dmesg、smartctl）。',
  ),
  response: whenSlow,
  settings: {
    mediumMs: msFigure(text('Slow from', '一般阈值'), 1_000),
    highMs: msFigure(text('Very slow from', '严重阈值'), 5_000),
    deadbandMs: msFigure(text('Deadband', '回差'), 500),
    ...reportsInARow(4),
    ...clearAfter(2 * MINUTE),
  },
  ascending: ['deadbandMs', 'mediumMs', 'highMs'],
  levels: [
    {
      severity: 'medium',
      when: atLeast('commitP99Ms', setting('mediumMs'), setting('deadbandMs')),
      count: setting('count'),
    },
    {
      severity: 'high',
      when: atLeast('commitP99Ms', setting('highMs'), setting('deadbandMs')),
      count: setting('count'),
    },
  ],
  clearForMs: setting('clearForMs'),
}

export const serverBusy: BuiltInRule = {
  id: 'server-busy',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Server is overloaded', '服务器过载'),
  advice: text(
    'More arrives than the server can take. Look in /metrics for a device that floods, and at what else runs on this machine.',
    '到达的数据超过处理能力。请在 /metrics 中查找异常频繁上报的设备，并检查本机是否运行了其他程序。',
  ),
  response: whenBusy,
  settings: {
    delayMs: msFigure(text('Event loop late by', '事件循环延迟阈值'), 500),
    waitingPercent: percentFigure(text('Or inputs waiting from', '或等待写入占比阈值'), 50),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 20),
    ...reportsInARow(4),
    ...clearAfter(2 * MINUTE),
  },
  ascending: ['deadbandPercent', 'waitingPercent'],
  levels: [
    {
      severity: 'medium',
      when: any(
        atLeast('eventLoopP99Ms', setting('delayMs')),
        atLeast('inputsWaitingPercent', setting('waitingPercent'), setting('deadbandPercent')),
      ),
      count: setting('count'),
    },
  ],
  clearForMs: setting('clearForMs'),
}

/**
 * Devices that are five minutes off are taken for history and raise nothing (`LINLI_LATE_AFTER_SECONDS`): from there
 * on it is high. A site whose uplink was away sends what it stored, hence the many reports in a row.
 */
export const clockOff: BuiltInRule = {
  id: 'clock-off',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Clock is wrong', '时钟不准'),
  advice: text(
    'Set this machine’s clock and keep it set (timedatectl, NTP). While it is wrong, readings count as late and raise nothing, and timers fire late.',
    '请校准本机时钟并启用自动对时（timedatectl、NTP）。时钟不准期间，读数可能被视为迟到而不触发告警，定时判断也会延后。',
  ),
  response: whenClockOff,
  settings: {
    apartS: secondsFigure(text('The flow and the clock apart by', '业务时间与时钟相差阈值'), 30),
    mediumS: secondsFigure(text('Most devices off by', '多数设备偏差一般阈值'), 60),
    highS: secondsFigure(text('And badly by', '多数设备偏差严重阈值'), 300),
    deadbandS: secondsFigure(text('Deadband', '回差'), 20),
    ...reportsInARow(8),
    ...clearAfter(MINUTE),
  },
  ascending: ['deadbandS', 'apartS', 'mediumS', 'highS'],
  levels: [
    {
      severity: 'medium',
      when: any(
        atLeast('clockApartS', setting('apartS'), setting('deadbandS')),
        atLeast('devicesAheadS', setting('mediumS'), setting('deadbandS')),
        atLeast('devicesBehindS', setting('mediumS'), setting('deadbandS')),
      ),
      count: setting('count'),
    },
    {
      severity: 'high',
      when: any(
        atLeast('clockApartS', setting('highS'), setting('deadbandS')),
        atLeast('devicesAheadS', setting('highS'), setting('deadbandS')),
        atLeast('devicesBehindS', setting('highS'), setting('deadbandS')),
      ),
      count: setting('count'),
    },
  ],
  clearForMs: setting('clearForMs'),
}

/** Both by share and by size: a tenth of a large disk is room for years. */
const nearlyFull = (percent: string, mebibytes: string) =>
  all(
    atMost('dataFreePercent', setting(percent), setting('deadbandPercent')),
    atMost('dataFreeMiB', setting(mebibytes)),
  )

export const diskNearlyFull: BuiltInRule = {
  id: 'disk-nearly-full',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('Disk is nearly full', '磁盘空间不足'),
  advice: text(
    'Make room on the disk of LINLI_DATA, or raise LINLI_DATA_MIB_MAX. Once it is full nothing is accepted any more, no SOS either.',
    '请清理 LINLI_DATA 所在磁盘，或调大 LINLI_DATA_MIB_MAX。空间耗尽后系统不再接收任何数据，包括 SOS 求救。',
  ),
  response: whenDiskFull,
  settings: {
    criticalPercent: percentFigure(text('Critical from', '紧急阈值（比例）'), 3),
    mediumPercent: percentFigure(text('Low from', '一般阈值（比例）'), 10),
    criticalMiB: mebibyteFigure(text('And critical from', '紧急阈值（空间）'), 1_024),
    mediumMiB: mebibyteFigure(text('And low from', '一般阈值（空间）'), 10_240),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 1),
    ...reportsInARow(2),
  },
  ascending: ['criticalPercent', 'mediumPercent'],
  levels: [
    { severity: 'medium', when: nearlyFull('mediumPercent', 'mediumMiB'), count: setting('count') },
    { severity: 'critical', when: nearlyFull('criticalPercent', 'criticalMiB'), count: setting('count') },
  ],
}

const descriptorsFrom = (name: string) =>
  atLeast('descriptorsUsedPercent', setting(name), setting('deadbandPercent'))

export const descriptorsNearlyUsed: BuiltInRule = {
  id: 'descriptors-nearly-used',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('File descriptors are nearly used up', '文件句柄即将耗尽'),
  advice: text(
    'Raise the limit of open files (LimitNOFILE in the systemd service). At the limit no device and nobody can connect.',
    '请提高打开文件数上限（systemd 服务中的 LimitNOFILE）。达到上限后设备和人员都无法连接。',
  ),
  response: whenDescriptorsUsed,
  settings: {
    mediumPercent: percentFigure(text('Many from', '一般阈值'), 80),
    highPercent: percentFigure(text('Nearly all from', '严重阈值'), 95),
    deadbandPercent: percentFigure(text('Deadband', '回差'), 5),
    ...reportsInARow(2),
  },
  ascending: ['deadbandPercent', 'mediumPercent', 'highPercent'],
  levels: [
    { severity: 'medium', when: descriptorsFrom('mediumPercent'), count: setting('count') },
    { severity: 'high', when: descriptorsFrom('highPercent'), count: setting('count') },
  ],
}

export const replayDiverged: BuiltInRule = {
  id: 'replay-diverged',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('A replay came out otherwise', '重放结果与日志不一致'),
  advice: text(
    'The journal won and nothing is lost, but the same inputs should have led to the same alerts. Keep the server’s log and a backup, and report it as a fault.',
    '系统已以日志为准，数据没有丢失，但相同输入本应得到相同告警。请保留服务器日志与备份，并作为软件缺陷反馈。',
  ),
  response: whenDiverged,
  settings: {},
  levels: [{ severity: 'medium', when: atLeast('batchesDiverged', 1), latch: true }],
}

export const backupFailed: BuiltInRule = {
  id: 'backup-failed',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('The last backup failed', '最近一次备份失败'),
  advice: text(
    'See the server’s log for the reason (room, rights, folder), and make one by hand: linli backup.',
    '请在服务器日志中查看原因（空间、权限、目录），并手动执行一次 linli backup。',
  ),
  response: whenBackupFailed,
  settings: {},
  levels: [{ severity: 'medium', when: is('backupFailed', true) }],
}

/** What a device behind it says waits at that broker, where its session is kept; nothing of it raises an alert meanwhile. */
export const bridgeAway: BuiltInRule = {
  id: 'bridge-away',
  kind: 'server',
  version: 1,
  about: 'server',
  title: text('A bridge is away', '桥接中断'),
  advice: text(
    'A broker that devices report to is not reached, and nothing of them is seen: GET /api/bridges says which one, why, and what to do.',
    '无法连接设备所上报的代理，其后的设备目前都看不到。GET /api/bridges 列出是哪一个、原因和处理办法。',
  ),
  response: whenBridgeAway,
  settings: {},
  levels: [{ severity: 'high', when: atLeast('bridgesAway', 1) }],
}
