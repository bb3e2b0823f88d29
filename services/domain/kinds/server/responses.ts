import { steps } from '../../model/response.ts'

export const whenSlow = steps(
  ['看哪个程序占用磁盘（iotop），停掉大任务', 'See what uses the disk (iotop) and stop what is large'],
  ['看磁盘是否快坏：dmesg、smartctl', 'See whether it is failing: dmesg, smartctl'],
  ['先备份一次，再换盘', 'Make a backup before you change the disk'],
)

export const whenBusy = steps(
  ['在 /metrics 里找上报异常频繁的设备', 'Look in /metrics for a device that floods'],
  ['停掉本机上其他占用 CPU 的程序', 'Stop what else runs on this machine'],
  ['给异常设备换令牌，或先断开它', 'Give the device another token, or cut it off'],
  ['经常这样：换更大的机器', 'If it comes back: a larger machine'],
)

export const whenClockOff = steps(
  ['运行 timedatectl，看时间和对时状态', 'Run timedatectl: the time, and whether it is kept'],
  ['启用自动对时（NTP），等它同步', 'Switch NTP on and wait until it is in step'],
  ['本机准而设备不准：查网关的对时', 'This one is right and devices are not: look at the gateway'],
)

export const whenDiskFull = steps(
  ['先腾出 1 GB：空间耗尽后 SOS 也收不到', 'Free 1 GB first: a full disk takes no SOS either'],
  ['看什么占空间（du），旧备份移走', 'See what takes the room (du); move old backups away'],
  ['扩大磁盘，或调大 LINLI_DATA_MIB_MAX', 'A larger disk, or a higher LINLI_DATA_MIB_MAX'],
)

export const whenDescriptorsUsed = steps(
  ['在 /metrics 里看连接数是否异常', 'Look in /metrics whether connections are too many'],
  ['在 systemd 服务里调大 LimitNOFILE', 'Raise LimitNOFILE in the systemd service'],
  ['重启服务，确认设备都连上了', 'Restart it and see that all devices come back'],
)

export const whenDiverged = steps(
  ['数据没有丢：系统以日志为准', 'Nothing is lost: the journal holds'],
  ['保存服务器日志，做一次备份', 'Keep the server’s log and make a backup'],
  ['附上版本号，作为软件缺陷反馈', 'Report it as a fault, with the version'],
)

export const whenBackupFailed = steps(
  ['在服务器日志里看原因：空间、权限、目录', 'See the reason in the server’s log: room, rights, folder'],
  ['处理后手动执行一次 linli backup', 'Mend it and run linli backup by hand'],
  ['确认新备份在，再结单', 'Resolve when the new backup is there'],
)

export const whenBridgeAway = steps(
  ['在“桥接”里看是哪个代理、什么原因', 'See under bridges which broker it is, and why'],
  ['检查对方代理和中间的网络', 'See to that broker and the network to it'],
  ['恢复前人工巡查它后面的设备', 'Until it is back, look after the devices behind it yourself'],
)

export const whenStationTwice = steps(
  [
    '在数据来源页的充电桩接入列表里看是哪个编号',
    'See at the chargers’ door, below the sources, which id it is',
  ],
  ['到现场看哪两台桩用了它，改掉一台的编号', 'Find the two stations that have it, and change the id of one'],
  ['只有一台：查它的线路和信号', 'There is one alone: see to its line and its signal'],
  ['改好之前要断电：到现场断', 'To cut it off until then: do it there'],
)

export const whenInfluxBehind = steps(
  ['看 InfluxDB 是否在运行、连得上', 'See whether InfluxDB runs and can be reached'],
  ['看它的磁盘和负载', 'See its disk and its load'],
  ['恢复后数据会自动补写；期间告警照常', 'What waits is written once it is back; alerts go on'],
)

export const whenInfluxRefuses = steps(
  ['打开 /readyz，看 InfluxDB 的答复', 'Open /readyz and read what InfluxDB answers'],
  ['核对令牌、组织、存储桶和权限', 'Check token, organisation, bucket and rights'],
  ['只有个别被拒：看 influx-dead-letters.ndjson', 'Single lines: see influx-dead-letters.ndjson'],
)

export const whenGivenUp = steps(
  ['尽快恢复 InfluxDB', 'Bring InfluxDB back'],
  ['记下缺失的时段，告诉看趋势图的人', 'Note which hours are missing, for those who read charts'],
  ['告警事件不受影响，不用补', 'Alert events are whole: nothing is to be done about them'],
)
